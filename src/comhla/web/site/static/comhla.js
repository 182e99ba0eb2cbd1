// Small comforts for those whose browser runs scripts. Every page works without this file.
(() => {
  "use strict";

  // Go to what is wrong with a form, so that a screen reader reads it out first.
  const faults = document.getElementById("error-summary");
  if (faults && !faults.closest(".comhla-sample")) {
    faults.focus();
  }

  // Where a part of the page that was asked for is folded, open it.
  const unfold = () => {
    const asked = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const folded = asked && asked.closest("details");
    if (folded && !folded.open) {
      folded.open = true;
      asked.scrollIntoView();
    }
  };
  unfold();
  window.addEventListener("hashchange", unfold);

  // Paper cannot be unfolded: open everything before printing and fold it again afterwards.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    opened.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((each) => { each.open = false; });
    opened = [];
  });

  // A button that prints makes sense only where a script can answer it, so it comes hidden.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // A form that is sent twice by an impatient finger is sent once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "post") {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = "yes";
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });
})();
