// Consent through the site's own form: the boxes show what holds, and submitting decides.
window.assent = window.assent || [];
window.assent.push((assent) => {
  const form = document.querySelector('#request-form');
  const status = form.querySelector('[role=status]');
  const boxes = [...form.querySelectorAll('[type=checkbox]')];

  const show = () => {
    for (const box of boxes) box.checked = assent.has(box.name);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    assent.set(Object.fromEntries(boxes.map((box) => [box.name, box.checked])));
    status.textContent = 'Danke. Ihre Auswahl ist gespeichert; der Leitfaden ist in dieser Vorführung nur gedacht.';
  });
  assent.on('change', show);
  show();
});
