// Sets the chosen theme before the first paint, so that nothing flashes.
(() => {
  try {
    const chosen = localStorage.getItem('foyer.theme');
    if (chosen) document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage is forbidden: the device's own theme applies.
  }
})();
