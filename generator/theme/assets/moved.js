/* Leads on from an address that something once had, and takes along what stood after it (`?…` and `#…`), which a
   refresh alone would lose. It runs before the page has been read; without scripts, the page leads on by itself. */
{
  const to = new URL(document.currentScript.dataset.to, location.href);
  to.search = location.search || to.search;
  to.hash = location.hash || to.hash;
  location.replace(to.href);
}
