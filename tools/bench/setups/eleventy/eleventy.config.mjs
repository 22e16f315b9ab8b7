export default function (config) {
  config.addGlobalData("layout", "article.njk")
  return {
    dir: { input: "../../newsroom/articles", includes: "../../work/eleventy", output: "public" },
    markdownTemplateEngine: false,
    templateFormats: ["md"],
  }
}
