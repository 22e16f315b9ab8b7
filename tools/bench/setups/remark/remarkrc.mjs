import frontmatter from "remark-frontmatter"
import schema from "remark-lint-frontmatter-schema"

export default {
  plugins: [frontmatter, [schema, { schemas: { "../schema-07/article.schema.json": ["articles/**/*.md"] } }]],
}
