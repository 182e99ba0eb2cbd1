// Dragging an item of an agenda to another place. Everything it does can be done with the buttons Up and Down.
(() => {
  "use strict";
  const list = document.querySelector("[data-agenda]");
  const form = list && list.closest("form");
  if (!form) return;
  let dragged = null;

  const add = (name, value) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  };

  for (const item of list.children) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      dragged = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.dataset.item);
    });
    item.addEventListener("dragover", (event) => {
      if (dragged) event.preventDefault();
    });
    item.addEventListener("drop", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      add("item", dragged.dataset.item);
      add("place", String(Array.from(list.children).indexOf(item) + 1));
      form.submit();
    });
    item.addEventListener("dragend", () => {
      dragged = null;
    });
  }
})();
