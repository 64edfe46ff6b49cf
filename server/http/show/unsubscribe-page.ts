/** One question, or one answer; without scripts. */
import { createHash } from 'node:crypto'
import { escaped } from './escaped.ts'

const style = `:root{color-scheme:light dark;--room:#efebe5;--paper:#fffefc;--ink:#24211d;--accent:#0b6562;--on:#fff}
@media (prefers-color-scheme:dark){:root{--room:#161412;--paper:#211e1b;--ink:#f1ece4;--accent:#63c2bb;--on:#0c1c1b}}
body{margin:0;padding:48px 16px;background:var(--room);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:560px;margin:0 auto;padding:32px;border-radius:14px;background:var(--paper)}h1{margin:0 0 8px;font-size:1.4rem}
button{min-height:44px;padding:8px 18px;border:0;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`

export const unsubscribePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const words = {
  nl: {
    ask: 'Geen mail meer hierover?',
    asked: (who: string) => `We sturen dit soort mail dan niet meer naar ${who}.`,
    act: 'Schrijf me uit',
    done: 'Je bent uitgeschreven',
    told: (who: string) =>
      `Dit soort mail sturen we niet meer naar ${who}. Wat bij een bestelling hoort, krijg je nog wel.`,
  },
  en: {
    ask: 'No more mail about this?',
    asked: (who: string) => `We then send no more mail of this kind to ${who}.`,
    act: 'Unsubscribe me',
    done: 'You are unsubscribed',
    told: (who: string) => `We send no more mail of this kind to ${who}. What belongs to an order you still get.`,
  },
}

export function unsubscribePage(address: string, language: 'nl' | 'en', done: boolean): string {
  const said = words[language]
  const who = `<b>${escaped(address)}</b>`
  const body = done
    ? `<h1>${said.done}</h1><p>${said.told(who)}</p>`
    : `<h1>${said.ask}</h1><p>${said.asked(who)}</p><form method="post"><button>${said.act}</button></form>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width"><title>${done ? said.done : said.ask}</title><style>${style}</style></head><body><main>${body}</main></body></html>`
}
