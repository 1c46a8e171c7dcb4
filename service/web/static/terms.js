// Comforts of the glossary desk; every page works without them.

// One box selects all rows of the page.
const all = document.querySelector("[data-pick-all]");
if (all) {
  all.hidden = false;
  const boxes = document.querySelectorAll("input[name=id][form=bulk]");
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of boxes) box.checked = event.target.checked;
  });
}

// Entries like the one that is typed are named while it is typed.
const twins = document.getElementById("twins");
if (twins) {
  const fields = ["zh", "en", "only_after", "only_before"].map((id) => document.getElementById(id));
  let waiting;
  let asked = 0;
  const show = async () => {
    const mine = ++asked;
    const address = new URL(twins.dataset.address, location.href);
    for (const field of fields) address.searchParams.set(field.name, field.value);
    let found = [];
    try {
      const response = await fetch(address);
      if (response.ok) found = (await response.json()).twins;
    } catch {
      // Saving finds the same.
    }
    if (mine !== asked) return;
    twins.replaceChildren(...found.map((twin) => {
      const line = document.createElement("p");
      const link = document.createElement("a");
      line.className = twin.kind === "same-term" ? "notice bad" : "notice";
      link.href = twin.address;
      link.textContent = twin.sentence;
      line.append(link);
      return line;
    }));
  };
  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, 250);
    });
  }
}
