import fs from 'node:fs';
import path from 'node:path';

const LOOKS = ['light-1440', 'dark-1440', 'light-390', 'dark-390'] as const;
const LOOK = /-(light|dark)-(1440|390)\.png$/;

/** Writes index.html beside the pictures: all of them by page, the four looks side by side. */
export function writeContactSheet(folder: string): void {
  const files = fs.readdirSync(folder);
  const names = files.filter((file) => LOOK.test(file)).map((file) => file.replace(LOOK, ''));
  const pages = [...new Set(names)].sort();
  const pdfs = files.filter((file) => file.endsWith('.pdf')).sort();
  fs.writeFileSync(path.join(folder, 'index.html'), sheet(pages, pdfs));
}

function sheet(pages: readonly string[], pdfs: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Evenhand: every page</title>
<style>
  body { font: 14px/1.4 system-ui, sans-serif; margin: 2rem; background: #ddd; color: #222 }
  h2 { margin: 2rem 0 .5rem }
  .looks { display: grid; grid-template-columns: 3fr 3fr 1fr 1fr; gap: 1rem; align-items: start }
  img { width: 100%; display: block; background: #fff }
</style>
<h1>Every page, in every look</h1>
<p>Printed: ${pdfs.map((file) => `<a href="${file}">${file}</a>`).join(', ') || 'none yet'}</p>
${pages.map(group).join('\n')}
</html>
`;
}

function group(name: string): string {
  const looks = LOOKS.map((look) => {
    const file = `${name}-${look}.png`;
    return `<a href="${file}"><img loading="lazy" src="${file}" alt="${name}, ${look}"></a>`;
  });
  return `<h2 id="${name}">${name}</h2>\n<div class="looks">${looks.join('')}</div>`;
}
