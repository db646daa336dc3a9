// Opens HTML reports in Chromium and fails when one of them runs a script that is not its own, asks for anything, opens a
// dialog, breaks its own policy or cannot be used. With SHOTS=FOLDER it leaves pictures there to look at.
//
//   node check.mjs REPORT.html...
import { chromium } from 'playwright-core';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SCHEMES = ['light', 'dark'];
const problems = [];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

for (const file of process.argv.slice(2)) {
  for (const scheme of SCHEMES) {
    await check(file, scheme);
  }
}
await browser.close();
problems.forEach(problem => console.error(problem));
process.exit(problems.length === 0 && process.argv.length > 2 ? 0 : 1);

async function check(file, scheme) {
  const url = pathToFileURL(resolve(file)).href;
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1200, height: 1000 } });
  const complain = what => problems.push(`${file} (${scheme}): ${what}`);
  const demand = (holds, what) => holds || complain(what);
  page.on('console', message => complain(`the console says: ${message.text()}`));
  page.on('pageerror', error => complain(`a script failed: ${error.message}`));
  page.on('dialog', dialog => { complain(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', request => demand(request.url() === url, `it asks for ${request.url()}`));
  page.on('popup', () => complain('it opened a window'));
  page.on('framenavigated', frame => demand(frame.url().split('#')[0] === url || frame.url() === 'about:blank',
    `it went to ${frame.url()}`));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', event => window.violations.push(
      `${event.effectiveDirective} ${event.blockedURI}`));
  });

  const begun = Date.now();
  await page.goto(url);
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shown = Date.now() - begun;

  const seen = await page.evaluate(() => ({
    violations: window.violations,
    title: document.title,
    scripts: document.scripts.length,
    findings: document.querySelectorAll('.f').length,
    handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length,
    links: [...document.links].filter(a => !a.getAttribute('href').startsWith('#')).length,
    wide: document.documentElement.scrollWidth - window.innerWidth,
  }));
  seen.violations.forEach(violation => complain(`its own policy stopped ${violation}`));
  demand(/ - CMK Verify$/.test(seen.title), `its title is ${seen.title.slice(0, 80)}`);
  demand(seen.scripts === 1, `it has ${seen.scripts} scripts`);
  demand(seen.handlers === 0, 'it has event handlers in its elements');
  demand(seen.links === 0, 'it links somewhere else');
  demand(seen.wide <= 0, `it is ${seen.wide} pixels wider than its window`);

  let filtered = 0;
  if (seen.findings > 0) {
    demand(await page.isVisible('form.filter'), 'its script did not run: there is no filter');
    const some = Date.now();
    await page.fill('form.filter input[type=search]', 'no finding says this');
    await page.waitForFunction(() => document.querySelector('form.filter output').textContent.startsWith('0 of '));
    filtered = Date.now() - some;
    demand(await page.locator('.f:visible').count() === 0, 'the filter hides nothing');
    await page.fill('form.filter input[type=search]', '');
    await page.waitForFunction(all => document.querySelector('form.filter output').textContent.startsWith(`${all} of `),
      seen.findings);
    await page.keyboard.press('Tab');
    demand(await page.evaluate(() => document.activeElement !== document.body), 'the keyboard reaches nothing');
  }
  if (process.env.SHOTS) {
    const name = join(process.env.SHOTS, `${basename(dirname(resolve(file)))}-${basename(file, '.html')}-${scheme}`);
    await page.evaluate(() => { document.activeElement.blur(); window.scrollTo({ top: 0, behavior: 'instant' }); });
    await page.screenshot({ path: `${name}.png` });
    await page.locator('#findings, #limits').first().evaluate(part => part.scrollIntoView({ behavior: 'instant' }));
    await page.screenshot({ path: `${name}-findings.png` });
  }
  console.log(`${file} (${scheme}): shown after ${shown} ms, filtered after ${filtered} ms, ${seen.findings} findings`);
  await page.close();
}
