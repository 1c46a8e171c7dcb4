// What is selected in a segment is offered as a new entry; its rendition, selected next, goes along.

const link = document.getElementById("add-term");
const chosen = { row: null, zh: "", en: "" };
const LONGEST = 100; // characters; more is no term

const look = () => {
  const selection = getSelection();
  const words = String(selection).replace(/\s+/g, " ").trim();
  const side = selection.anchorNode?.parentElement?.closest(".row :is(.source, .target)");
  link.hidden = !words || words.length > LONGEST || !side?.contains(selection.focusNode);
  if (link.hidden) return;
  const row = side.closest(".row");
  if (row !== chosen.row || side.matches(".source")) Object.assign(chosen, { row, zh: "", en: "" });
  chosen[side.lang.startsWith("zh") ? "zh" : "en"] = words;
  const address = new URL(link.href);
  address.searchParams.set("zh", chosen.zh);
  address.searchParams.set("en", chosen.en);
  address.searchParams.set("back", `${link.dataset.back}?segment=${row.dataset.number}#${row.id}`);
  link.href = address.href;
  link.querySelector("bdi").textContent = [chosen.zh, chosen.en].filter(Boolean).join(" = ");
};

if (link) {
  document.addEventListener("selectionchange", look);
  link.addEventListener("mousedown", (event) => event.preventDefault()); // it would end the selection
}
