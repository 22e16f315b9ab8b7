// Opens pages in Chromium, as files from disk, on a phone and at a desk, in light and dark, and prints what is wrong
// with them as JSON, an object for each look: what axe finds, what the browser complains of, photos that do not load,
// text that runs out of the window, and parts of an article that stand above the one before them.
//
//     npm ci --ignore-scripts --prefix tests/pages
//     node tests/pages/look.mjs [--shots FOLDER] PAGE.html ...
//
// Chromium is the one in $CHROMIUM, or that of the npm package, which runs on Linux alone. It is unpacked once.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import packed from "@sparticuz/chromium";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = process.argv.slice(2);
const shots = pages[0] === "--shots" ? pages.splice(0, 2)[1] : null;
const browser = await launched();
try {
  for (const width of [390, 1440]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: width < 500 ? 2 : 1 });
    let said = [];
    page.on("console", message => said.push(message.text()));
    page.on("pageerror", error => said.push(error.message));
    page.on("requestfailed", request => said.push(`not loaded: ${request.url()}`));
    for (const file of pages) {
      said = [];
      await page.goto(pathToFileURL(resolve(file)).href);
      const photos = await page.evaluate(async () => {
        const images = [...document.images];
        images.forEach(image => { image.loading = "eager"; });
        await Promise.all(images.map(image => image.decode().catch(() => {})));
        return images.filter(image => !image.naturalWidth).map(image => image.getAttribute("src"));
      });
      await page.evaluate(axe);
      for (const scheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: scheme });
        const look = await page.evaluate(async () => ({
          found: await axe.run(document, { resultTypes: ["violations"] }),
          paper: getComputedStyle(document.body).backgroundColor,
          above: [...document.querySelectorAll("main > article > *")].filter(
            part => part.offsetTop < (part.previousElementSibling?.offsetTop ?? 0)).map(part => part.outerHTML.slice(0, 80)),
          tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        }));
        const wrong = look.found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(" | ")}`);
        wrong.push(...said, ...photos.map(photo => `no photo: ${photo}`), ...look.above.map(part => `out of order: ${part}`), ...(look.tooWide ? ["too wide"] : []));
        console.log(JSON.stringify({ page: file, width, scheme, paper: look.paper, checks: look.found.passes.length, wrong }));
        if (shots) {
          const name = `${basename(dirname(resolve(file)))}-${basename(file, ".html")}-${width}-${scheme}.png`;
          await page.screenshot({ path: join(shots, name), fullPage: true });
        }
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
}

// The browser; where there is none that starts, the program says so and ends with 3.
async function launched() {
  try {
    const executablePath = process.env.CHROMIUM ?? (await unpacked());
    return await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  } catch (error) {
    console.error(`Chromium does not start: ${error.message.split("\n")[0]}`);
    process.exit(3);
  }
}

// Where the package's Chromium is: beside the packages, for only there nobody else can put a program in its place.
async function unpacked() {
  process.env.TMPDIR = join(dirname(fileURLToPath(import.meta.url)), "node_modules", ".chromium");
  mkdirSync(process.env.TMPDIR, { recursive: true });
  return packed.executablePath();
}
