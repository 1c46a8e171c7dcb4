// Comforts on top of pages that work without them. Offsets and texts come from the server's HTML only.

const live = document.getElementById("live");
const say = (words) => {
  live.textContent = "";
  setTimeout(() => { live.textContent = words; }, 50);
};

// Ctrl+Enter (Cmd+Enter) sends the text.
for (const area of document.querySelectorAll("form.translate textarea")) {
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      area.form.requestSubmit();
    }
  });
}
for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;

// A sent form says so and cannot be sent twice.
for (const form of document.querySelectorAll("form[data-busy]")) {
  const button = form.querySelector("button[type=submit]");
  const words = button.textContent;
  form.addEventListener("submit", (event) => {
    if (form.ariaBusy === "true") {
      event.preventDefault();
      return;
    }
    form.ariaBusy = "true";
    button.setAttribute("aria-disabled", "true");
    button.textContent = form.dataset.busy;
    say(form.dataset.busy);
  });
  // Coming back by the browser's history finds the form as it was.
  addEventListener("pageshow", () => {
    form.ariaBusy = "false";
    button.removeAttribute("aria-disabled");
    button.textContent = words;
  });
}

// A result, or the first faulty field, gets the focus and is read out.
const headline = document.querySelector("[data-announce]");
const faulty = document.querySelector("[aria-invalid=true]");
if (headline && !location.hash.startsWith("#p")) {
  headline.focus({ preventScroll: true });
  say(headline.textContent);
} else if (faulty) {
  faulty.focus();
}

// Copying.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const plain = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(plain.value);
    } catch {
      // Plain http on another host has no clipboard interface: select and use the old command.
      plain.hidden = false;
      plain.select();
      document.execCommand("copy");
      plain.hidden = true;
      button.focus();
    }
    say(button.dataset.say);
    const words = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 1500);
  });
}

// A rendition's two sides light up together.
const twins = (mark) => document.querySelectorAll(`mark[data-rendition="${mark.dataset.rendition}"]`);
for (const mark of document.querySelectorAll("mark[data-rendition]")) {
  for (const [event, lit] of [["pointerenter", true], ["pointerleave", false]]) {
    mark.addEventListener(event, () => {
      for (const twin of twins(mark)) twin.classList.toggle("lit", lit);
    });
  }
}
