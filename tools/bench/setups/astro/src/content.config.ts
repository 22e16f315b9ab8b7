import { defineCollection } from "astro:content"
import { glob } from "astro/loaders"
import { z } from "astro/zod"

const text = z.string().min(1)
const articles = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "../../newsroom/articles" }),
  schema: z.object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).min(3).max(80),
    status: z.enum(["draft", "published", "held", "withdrawn"]),
    section: text,
    headline: text,
    lead: text,
    dateline: z.union([text, z.object({ place: text }).passthrough()]),
    byline: z.array(z.any()).min(1),
    topics: z.array(text).min(1),
    sources: z.array(z.any()).min(1),
  }).passthrough(),
})

export const collections = { articles }
