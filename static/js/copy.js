// Makes "Copy" buttons work: <button hidden data-copy="id of a field" data-copied="words" data-not-copied="words">, with
// an element role="status" whose id is that of the field plus "-status". Without script the button is never shown.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const status = document.getElementById(`${button.dataset.copy}-status`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    let words = button.dataset.copied;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // The browser does not let us; the field is selected, so the keyboard does.
      words = button.dataset.notCopied;
    }
    // Emptied first, so that a second press is announced too.
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = words; });
  });
}
