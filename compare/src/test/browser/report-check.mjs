// Opens reports in a real browser and uses them: at 1280 and 390 px, light and dark, with slider, buttons and keys.
// Fails on a console message, a request, a serious finding of axe, a page wider than its window, or a picture that
// does not follow the slider. The Maven build does not need it. To run it, in a directory of its own:
//
//   npm install playwright-core axe-core
//   CHROMIUM=/usr/bin/chromium node …/report-check.mjs SCREENSHOTS REPORT/index.html …
//
// Screenshots are written into SCREENSHOTS, to be looked at.
import {createRequire} from "node:module";
import {mkdtempSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, dirname, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const {chromium} = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [screenshots, ...pages] = process.argv.slice(2);
mkdirSync(screenshots, {recursive: true});
const profile = mkdtempSync(join(tmpdir(), "report-check-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  headless: true,
  bypassCSP: false,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let problems = 0;
const report = (where, what) => {
  problems++;
  console.log(`  ✗ ${where}: ${what}`);
};

/** A number that changes with every pixel of the pictures, and with the texts beside them. */
const looks = page => page.evaluate(() => [
  ...[...document.querySelectorAll("canvas")].map(canvas => canvas.toDataURL()),
  ...[...document.querySelectorAll("svg.network, .player output")].map(node => node.innerHTML),
].join("").split("").reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, 7));

async function check(file, width, scheme) {
  const where = `${basename(dirname(resolve(file)))} ${width} ${scheme}`;
  const page = await context.newPage();
  const requests = [];
  page.on("console", message => report(where, `console: ${message.text()}`));
  page.on("pageerror", error => report(where, `error: ${error.message}`));
  page.on("request", request => requests.push(request.url()));
  page.on("dialog", dialog => { report(where, "a dialog opened"); dialog.dismiss(); });
  await page.setViewportSize({width, height: 900});
  await page.emulateMedia({colorScheme: scheme});
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForTimeout(400);
  if (requests.length !== 1) report(where, `requests: ${requests.slice(1).join(" ")}`);
  if (!(await page.textContent("h1"))?.trim()) report(where, "no verdict");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) report(where, `${wide} px wider than the window`);

  const output = page.locator(".player output");
  await page.locator("body").press("Home");
  const first = await output.textContent();
  await page.locator("body").press("End");
  const seen = [await looks(page)];
  const moved = async what => {
    const now = await looks(page);
    if (now === seen.at(-1)) report(where, `${what} changes nothing`);
    seen.push(now);
  };
  await page.locator("body").press("ArrowLeft");
  await moved("ArrowLeft");
  const slider = page.locator(".player input[type=range]");
  await slider.focus();
  await slider.press("Home");
  if (await output.textContent() !== first) report(where, "Home on the slider differs from Home on the page");
  await moved("the slider");
  await page.locator(".player button").nth(2).click();
  await moved("the button forward");
  await page.evaluate(() => document.activeElement.blur());
  await page.locator("body").press("Space");
  await page.waitForTimeout(900);
  const playing = await page.locator(".player button").nth(1).textContent() === "❚❚"; // a short run has ended
  if (playing) await page.locator("body").press("Space");
  await moved("playing");
  const paused = await output.textContent();
  await page.waitForTimeout(300);
  if (await output.textContent() !== paused) report(where, "it plays on after a pause");
  await page.locator(".player input[type=checkbox]").check();
  await moved("the logarithmic axis");
  await page.locator(".player input[type=checkbox]").uncheck();
  const radio = page.locator("input[name=way]").nth(1);
  if (await radio.count()) {
    await radio.check();
    await moved("the way back");
    await page.locator("#network details summary").click();
  }
  const select = page.locator("#parted select");
  if (await select.count()) await select.selectOption({index: (await select.locator("option").count()) - 1});

  const findings = await page.evaluate(`${axe}; axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})`);
  for (const finding of findings.violations) {
    const text = `axe ${finding.impact} ${finding.id}: ${finding.nodes.length} x ${finding.nodes[0].html.slice(0, 140)}`;
    if (["serious", "critical"].includes(finding.impact)) report(where, text);
    else console.log(`  · ${where}: ${text}`);
  }
  if (await page.evaluate(() => document.querySelectorAll("img, iframe, object, [onerror]").length)) {
    report(where, "foreign markup in the page");
  }
  if (await select.count()) await select.selectOption({index: 0});
  await page.locator("body").press("End");
  await page.screenshot({path: join(screenshots, `${where.replaceAll(" ", "-")}.png`), fullPage: true});
  await page.close();
  console.log(`${where}: seen`);
}

/** On paper: light colours whatever the screen has. */
async function print(file) {
  const page = await context.newPage();
  await page.emulateMedia({colorScheme: "dark"});
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.pdf({path: join(screenshots, `${basename(dirname(resolve(file)))}.pdf`), format: "A4"});
  await page.close();
}

for (const file of pages) {
  await check(file, 1280, "light");
  await check(file, 390, "light");
  await check(file, 1280, "dark");
  await print(file);
}
await context.close();
rmSync(profile, {recursive: true, force: true});
console.log(problems === 0 ? "no problem" : `${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
