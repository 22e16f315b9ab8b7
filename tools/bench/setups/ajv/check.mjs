// Checks the front matter of articles with ajv and yaml: node check.mjs SCHEMAS ARTICLES
import { readFileSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import Ajv from "ajv/dist/2020.js"
import formats from "ajv-formats"
import { parse } from "yaml"

const [schemas, articles] = process.argv.slice(2)
const ajv = new Ajv({ allErrors: true, strict: false })
formats(ajv)
for (const name of readdirSync(schemas).filter((name) => name.endsWith(".schema.json"))) {
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), "utf8")))
}
const valid = ajv.getSchema("https://copydesk.example/schema/article.schema.json")

const files = statSync(articles).isFile()
  ? [articles]
  : readdirSync(articles, { recursive: true }).filter((name) => name.endsWith(".md")).map((name) => join(articles, name))
for (const file of files) {
  const [, front] = readFileSync(file, "utf8").split("---\n", 2)
  if (!valid(parse(front))) {
    console.log(file, ajv.errorsText(valid.errors))
    process.exitCode = 1
  }
}
