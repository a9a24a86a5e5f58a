// Opens every booklet of a folder in a real browser, and asks an accessibility checker and a validator of HTML about it.
//
//   node read-booklets.mjs TOOLS BOOKLETS     TOOLS: where npm installed axe-core, playwright-core and html-validate
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, booklets] = process.argv.slice(2);
const require = createRequire(join(resolve(tools), "package.json"));
const { chromium } = require("playwright-core");
const { FileSystemConfigLoader, HtmlValidate } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const preset = { root: true, extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"] };
const validator = new HtmlValidate(new FileSystemConfigLoader(preset));
// As wide as a screen, and as narrow as a page of 1,280 at 400 %: nothing may have to be moved sideways to be read.
const widths = [1000, 320];

const wrong = [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });
for (const name of readdirSync(booklets).filter((name) => name.endsWith(".html")).sort()) {
  const file = resolve(booklets, name);
  const report = await validator.validateFile(file);
  for (const { line, message, ruleId } of report.results.flatMap((result) => result.messages)) {
    wrong.push(`${name}:${line}: ${message} (${ruleId})`);
  }
  let passes = 0;
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme, viewport: { width: widths[0], height: 1200 } });
    page.on("request", (request) => request.url().startsWith("file:") || wrong.push(`${name}: asks for ${request.url()}`));
    page.on("pageerror", (error) => wrong.push(`${name}: ${error.message}`));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const found = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), rules);
    passes += found.passes.length;
    for (const { id, help, nodes } of found.violations) {
      wrong.push(`${name}, ${colorScheme}: ${help} (${id}), ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`);
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 1200 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${name}: ${wide} wide on a page of ${width}`);
    }
    await page.close();
  }
  console.log(`${name}: ${passes} rules of accessibility hold`);
  if (passes < 20) wrong.push(`${name}: the checker found next to nothing to look at`);
}
await browser.close();
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 ? 1 : 0);
