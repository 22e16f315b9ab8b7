export default { cacheDir: "./cache" }
