/** The preview's page before its script has run: it holds nothing of the deck. */

export const SHELL = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Fireside preview</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<header class="bar">
  <h1 id="title">Fireside preview</h1>
  <p id="status" role="status"></p>
  <label class="follow">Theme <select id="theme" disabled></select></label>
  <label class="follow"><input type="checkbox" id="follow"> Go to what changed</label>
</header>
<nav id="strip" aria-label="All slides"></nav>
<main>
  <section id="slide" aria-label="Slide"></section>
  <div id="mistakes" role="alert" aria-label="Mistakes"></div>
  <footer class="controls">
    <button type="button" id="before" aria-label="Slide before" disabled>‹</button>
    <output id="number" aria-label="Which slide"></output>
    <button type="button" id="after" aria-label="Next slide" disabled>›</button>
    <button type="button" id="edit" disabled>Open in editor</button>
  </footer>
</main>
<aside aria-label="About this slide">
  <section aria-labelledby="found-title"><h2 id="found-title">On this slide</h2><ul id="found"></ul></section>
  <section aria-labelledby="all-title"><h2 id="all-title">In the deck</h2><ul id="all"></ul></section>
  <section aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2><div id="notes"></div></section>
</aside>
</body>
</html>
`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d1b19"/><path d="M16 5c1 5 7 7 7 14a7 7 0 0 1-14 0c0-3 2-5 3-7 1 2 2 3 3 3 1-3 0-6 1-10z" fill="#e8894a"/></svg>
`;
