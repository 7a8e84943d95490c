// Opens pages of the report in headless Chromium and checks what only a browser can tell: that nothing
// runs and nothing is fetched, that no width scrolls sideways, that axe finds no violation, that the matrix can be
// walked by keyboard, that a link within the page ends at its target, and that paper holds all of it. What style
// and layout of each page cost is printed: the median of several loads, as Chromium counts it.
//
//   node check.mjs [--shots FOLDER | --picture FILE] PAGE.html...
//
// --shots keeps a picture of the top of each page in each way it is looked at; --picture makes the one picture of
// the first page that stands in examples/sample (absolute paths, both).
// Exit code 1 and a line for everything that does not hold. CHROMIUM names the browser.
import { chromium } from 'playwright-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [390, 768, 1440];
const SCHEMES = ['light', 'dark'];
// Elements and attributes a report has no use for: one of them can only come out of an article.
const FOREIGN = 'script,img,iframe,frame,object,embed,link,base,form,input,button,audio,video,template,math,foreignObject,meta[http-equiv=refresh]';

const args = process.argv.slice(2);
const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : null;
const picture = args[0] === '--picture' ? args.splice(0, 2)[1] : null;
if (shots) mkdirSync(shots, { recursive: true });
// Pixels of A4 between its margins, and articles whose columns it holds.
const PAPER = 718;
const COLUMNS = 12;
// Loads whose median is printed.
const LOADS = 5;
let bad = 0;
const fail = (page, what) => { bad += 1; console.log(`FAILED: ${page}: ${what}`); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

async function open(file, width, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const name = `${basename(file)} at ${width}, ${colorScheme}`;
  const url = pathToFileURL(resolve(file)).href;
  await page.exposeFunction('hit', (where) => fail(name, `ran: ${where}`));
  page.on('dialog', (d) => { fail(name, `opened a dialog: ${d.message()}`); d.dismiss(); });
  page.on('request', (r) => { if (r.url().split('#')[0] !== url) fail(name, `asked for ${r.url().slice(0, 100)}`); });
  page.on('popup', () => fail(name, 'opened a window'));
  page.on('pageerror', (e) => fail(name, `error: ${e.message}`));
  await page.goto(url, { waitUntil: 'load' });
  return { context, page, name };
}

async function still(page, name) {
  const found = await page.evaluate((foreign) => {
    const out = [...document.querySelectorAll(foreign)].map((e) => e.outerHTML.slice(0, 80));
    for (const e of document.querySelectorAll('*')) {
      for (const a of e.attributes) if (/^on/i.test(a.name) || a.name === 'style') out.push(`${e.tagName} ${a.name}`);
    }
    for (const a of document.querySelectorAll('a')) {
      if (!/^(#|https?:\/\/)/i.test(a.getAttribute('href') || '')) out.push(`link ${a.getAttribute('href')}`);
    }
    if (!document.querySelector('meta[http-equiv=Content-Security-Policy]')) out.push('no policy');
    return out;
  }, FOREIGN);
  found.forEach((f) => fail(name, `has ${f}`));
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (sideways > 0) fail(name, `is ${sideways} pixels too wide`);
}

// What is off the screen is not laid out until it comes near; the checks want all of it.
const whole = (page) => page.addStyleTag({ content: '* { content-visibility: visible !important; }' });

// Milliseconds of style and layout from the start of a load to the first frame.
async function laidOut(file, width) {
  const all = [];
  for (let i = 0; i < LOADS; i += 1) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable');
    const spent = async () => {
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.filter((m) => /^(Layout|RecalcStyle)Duration$/.test(m.name)).reduce((sum, m) => sum + m.value, 0);
    };
    const before = await spent();
    await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    all.push(1000 * (await spent() - before));
    await context.close();
  }
  return Math.round(all.sort((a, b) => a - b)[LOADS >> 1]);
}

// Links out of the matrix end where their target is in sight, though nothing above it was laid out before.
async function arrives(page, name) {
  const links = await page.$$eval('table.overview a[href^="#"]', (all) => all.map((a) => a.getAttribute('href')));
  for (const link of [links.at(0), links.at(-2), links.at(-1)].filter(Boolean)) {
    await page.evaluate((to) => { location.hash = to; }, link);
    await page.waitForTimeout(300);
    const top = await page.evaluate((to) => document.getElementById(to.slice(1)).getBoundingClientRect().top, link);
    if (top < -5 || top > 900) fail(name, `${link} is ${Math.round(top)} pixels from the top of the screen`);
  }
  await page.evaluate(() => { location.hash = ''; scrollTo(0, 0); });
}

// Paper has no far parts, and nothing on it is wider than it, but a matrix of more articles than it has room for.
async function printed(page, name) {
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.evaluate(() => [...document.querySelectorAll('.statement, .text, .far')]
    .filter((e) => getComputedStyle(e).contentVisibility !== 'visible').length);
  if (hidden) fail(name, `${hidden} parts may be left out in print`);
  await page.setViewportSize({ width: PAPER, height: 900 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const articles = await page.locator('table.overview thead th').count() - 1;
  if (wide > 0 && articles <= COLUMNS) fail(name, `is ${wide} pixels too wide for paper`);
  await page.setViewportSize({ width: 768, height: 900 });
  await page.emulateMedia({ media: 'screen' });
}

async function accessible(page, name) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const v of violations) fail(name, `axe ${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 160)}`);
}

// From the skip link through the rows of the matrix, and from a row to its statement.
async function keyboard(page, name) {
  const rows = await page.locator('table.overview tbody tr').count();
  if (rows === 0) return;
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    return { row: e.closest('table.overview tbody th') ? e.closest('tr').rowIndex : 0, href: e.getAttribute('href'), skip: e.classList.contains('skip') };
  });
  await page.keyboard.press('Tab');
  if (!(await focused()).skip) fail(name, 'the first stop is not the link past the head');
  await page.keyboard.press('Enter');
  const want = Math.min(rows, 3);
  const seen = [];
  let target = null;
  for (let stop = 0; stop < 200 && seen.length < want; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await focused();
    if (at.row && at.row !== seen.at(-1)) { seen.push(at.row); target = at.href; }
  }
  if (seen.join() !== Array.from({ length: want }, (_, i) => i + 1).join()) fail(name, `rows are reached in the order ${seen}`);
  await page.keyboard.press('Enter');
  const hash = await page.evaluate(() => location.hash);
  if (hash !== target) fail(name, `a row leads to ${hash} and not to ${target}`);
}

if (picture) {
  const page = await browser.newPage({ viewport: { width: 1120, height: 1080 } });
  await page.goto(pathToFileURL(resolve(args[0])).href);
  await page.screenshot({ path: picture });
  await page.close();
}

for (const file of args) {
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const { context, page, name } = await open(file, width, scheme);
      if (scheme === 'light' && width !== 768) await keyboard(page, name);
      if (scheme === 'light') await arrives(page, name);
      if (scheme === 'light' && width === 768) await printed(page, name);
      await whole(page);
      await still(page, name);
      if (shots) {
        const to = (part) => join(shots, `${basename(file, '.html')}_${width}_${scheme}${part}.png`);
        await page.screenshot({ path: to('') });
      }
      // Colours are those of the scheme and layout that of the width: the ends of both are enough.
      if (width !== 768) await accessible(page, name);
      await context.close();
    }
  }
  const laid = [await laidOut(file, WIDTHS[0]), await laidOut(file, WIDTHS.at(-1))];
  console.log(`${basename(file)}: looked at in ${WIDTHS.length * SCHEMES.length} ways; style and layout ${laid.join(' and ')} ms at ${WIDTHS[0]} and ${WIDTHS.at(-1)}`);
}
await browser.close();
process.exit(bad === 0 ? 0 : 1);
