// The desk's comforts: segments open in place, keys, segments that stream in. The server sends HTML;
// without this script the same forms and links open pages.

const desk = document.getElementById("desk");
const live = document.getElementById("live");
const say = (words) => {
  if (!words) return;
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 50);
};
let open = Number(desk.dataset.open) || 0;
let revision = Number(desk.dataset.revision);
let busy = Promise.resolve();

const row = (number) => document.getElementById(`s${number}`);
const editor = () => document.getElementById("editor");
const area = () => document.getElementById("target");
const changed = () => area() !== null && area().value !== area().dataset.stored;
const total = () => Number(desk.dataset.total);

const fit = () => {
  const text = area();
  if (!text) return;
  text.style.height = "auto"; // by script: no inline style is sent
  text.style.height = `${text.scrollHeight + 2}px`;
};

const enter = () => {
  fit();
  const text = area();
  if (text) {
    text.focus({ preventScroll: true });
    text.setSelectionRange(text.value.length, text.value.length);
  } else row(open).querySelector(".number").focus({ preventScroll: true }); // whoever may only read
  row(open).scrollIntoView({ block: "nearest" });
};

// --- what the server answers is put where it belongs

const put = (html, place) => {
  const made = document.createElement("template");
  made.innerHTML = html.trim();
  place.replaceWith(made.content.firstElementChild);
};

const apply = (patch, { mayOpen = true } = {}) => {
  for (const [number, html] of Object.entries(patch.rows)) {
    if (!mayOpen && Number(number) === open) {
      if (!changed()) show(open); // what is being written stays; saving it tells of the other
    } else if (row(number)) put(html, row(number));
  }
  document.getElementById("head").innerHTML = patch.head;
  revision = Math.max(revision, patch.revision);
  if (mayOpen) {
    document.getElementById("panel").innerHTML = patch.panel;
    open = patch.open;
    desk.classList.toggle("has-open", open > 0);
    const address = new URL(desk.dataset.page, location);
    if (open) {
      address.searchParams.set("segment", open);
      address.hash = `s${open}`;
    }
    history.replaceState(null, "", address);
    if (open) enter();
  }
  say(patch.said);
  if (patch.running) listen();
};

const ask = async (address, body) => {
  try {
    const response = await fetch(address, {
      method: body ? "POST" : "GET",
      body,
      headers: { Accept: "application/json" },
    });
    if (!(response.headers.get("Content-Type") || "").startsWith("application/json")) throw response;
    return await response.json();
  } catch {
    say(desk.dataset.lost);
    return null;
  }
};

// One request after another: the next one needs the version that the last one made.
const queued = (work) => {
  busy = busy.then(work, work);
  return busy;
};

const send = (values) => queued(async () => {
  const form = editor();
  if (!form) return;
  const body = new FormData(form);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  const patch = await ask(form.getAttribute("action"), body);
  if (patch) apply(patch);
});

const show = (number) => queued(async () => {
  const address = new URL(`${desk.dataset.segments}${number}`, location);
  if (open && open !== number) address.searchParams.set("close", open);
  const patch = await ask(address);
  if (patch) apply(patch);
});

const go = (number) => {
  if (number < 1 || number > total()) return busy;
  return changed() ? send({ action: "save", then: number }) : show(number);
};

const close = async () => {
  const last = open;
  await (changed() ? send({ action: "save", then: 0 }) : show(0));
  if (!open) row(last)?.querySelector(".number").focus();
};

const take = (text) => {
  area().focus();
  area().select();
  // Through the editor's own history, so that Ctrl+Z brings back what was there.
  if (!document.execCommand("insertText", false, text)) area().value = text;
  fit();
};

// --- mouse and forms

document.addEventListener("click", (event) => {
  const target = event.target;
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const taking = target.closest("[data-take]");
  const link = target.closest("a[data-segment]");
  const closing = target.closest("a[data-close]");
  const clicked = target.closest(".row:not(.open)");
  if (taking && area()) {
    event.preventDefault();
    take(taking.value);
  } else if (link) {
    event.preventDefault();
    go(Number(link.dataset.segment));
  } else if (closing) {
    event.preventDefault();
    close();
  } else if (clicked && !target.closest("a, button") && String(getSelection()) === "") {
    go(Number(clicked.dataset.number));
  }
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "editor" || !event.submitter) return;
  event.preventDefault();
  send({ [event.submitter.name]: event.submitter.value });
});

document.addEventListener("input", (event) => {
  if (event.target.id === "target") fit();
});

// --- keys

document.addEventListener("keydown", (event) => {
  if (!open || event.isComposing) return;
  const control = event.ctrlKey || event.metaKey;
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (control && event.key === "Enter") send({ action: "approve" });
  else if (control && event.key === "ArrowDown") go(open + 1);
  else if (control && event.key === "ArrowUp") go(open - 1);
  else if (control && event.key.toLowerCase() === "s") send({ action: "save", then: open });
  else if (event.key === "Escape") close();
  else if (event.altKey && digit) {
    const choice = document.querySelectorAll("[data-take]")[Number(digit[1]) - 1];
    if (!choice) return;
    take(choice.value);
  } else return;
  event.preventDefault();
});

// --- what was written is kept though the page is left

addEventListener("pagehide", () => {
  if (!changed()) return;
  const body = new FormData(editor());
  body.set("action", "save");
  fetch(editor().getAttribute("action"), { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
});

// --- segments stream in

let source = null;
const listen = () => {
  if (source) return;
  source = new EventSource(`${desk.dataset.events}?after=${revision}`);
  source.addEventListener("patch", (event) => apply(JSON.parse(event.data), { mayOpen: false }));
  source.addEventListener("end", () => {
    source.close();
    source = null;
    say(document.getElementById("verdict")?.textContent);
  });
};
if (desk.dataset.running === "yes") listen();

// --- a rendition lights up wherever it stands

for (const [event, lit] of [["pointerover", true], ["pointerout", false]]) {
  document.addEventListener(event, ({ target }) => {
    const mark = target.closest?.("mark[data-rendition]");
    if (!mark) return;
    for (const twin of document.querySelectorAll(`mark[data-rendition="${mark.dataset.rendition}"]`)) {
      twin.classList.toggle("lit", lit);
    }
  });
}

// --- copying

const copied = (button) => {
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  say(button.dataset.copied);
  setTimeout(() => { button.textContent = words; }, 1500);
};
const copy = async (button, text) => {
  await navigator.clipboard.writeText(text);
  copied(button);
};
if (navigator.clipboard) { // plain http on another host has none: the text can be downloaded
  for (const button of document.querySelectorAll("[data-copy-from]")) {
    button.hidden = false;
    button.addEventListener("click", async () => copy(button, await (await fetch(button.dataset.copyFrom)).text()));
  }
  for (const button of document.querySelectorAll("[data-copy-link]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, new URL(desk.dataset.page, location).href));
  }
}

if (open) enter();
