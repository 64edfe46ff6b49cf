/** Engines that search the news and give what they find as a feed: a question in the address, no key. */
import type { Language } from '../words/language.tsx'

export type NewsEngine = { id: string; name: string; feed(question: string, language: Language): string }

/** Where the news of a language is looked for. */
const places = {
  nl: { google: 'hl=nl&gl=NL&ceid=NL:nl', bing: 'setlang=nl&cc=nl' },
  en: { google: 'hl=en-GB&gl=GB&ceid=GB:en', bing: 'setlang=en&cc=gb' },
}

export const newsEngines: readonly NewsEngine[] = [
  {
    id: 'google',
    name: 'Google News',
    feed: (question, language) => `https://news.google.com/rss/search?q=${asked(question)}&${places[language].google}`,
  },
  {
    id: 'bing',
    name: 'Bing News',
    feed: (question, language) =>
      `https://www.bing.com/news/search?q=${asked(question)}&format=rss&${places[language].bing}`,
  },
]

/** More words are looked for as they stand, beside each other. */
function asked(question: string): string {
  const words = question.trim().replace(/\s+/g, ' ').slice(0, 200)
  const isBare = !words.includes(' ') || words.includes('"')
  return encodeURIComponent(isBare ? words : `"${words}"`)
}
