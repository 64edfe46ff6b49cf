/** A page for who is not one of us, plain as a letter: no script, no picture from elsewhere, one style that is known by its hash. */
import { createHash } from 'node:crypto'
import type { LabelColour } from '../../../contract/label.ts'
import { escaped } from './escaped.ts'

/** Of each colour the one that can be read on paper, and the one for the dark. */
const accents: Record<LabelColour, [light: string, dark: string]> = {
  grey: ['#524c44', '#c5bdb1'],
  blue: ['#1d568f', '#8bbcf0'],
  teal: ['#0b6562', '#63c2bb'],
  green: ['#2a6233', '#8fcf97'],
  amber: ['#7d4b00', '#efb458'],
  rust: ['#97341a', '#f0a489'],
  violet: ['#5d5477', '#bdb2dc'],
  pink: ['#8f2f66', '#e9a3cb'],
}

function colours(): string {
  const rules = (which: 0 | 1) =>
    Object.entries(accents)
      .map(([name, pair]) => `[data-colour=${name}]{--accent:${pair[which]}}`)
      .join('')
  return `${rules(0)}@media (prefers-color-scheme:dark){${rules(1)}}`
}

const style = `
:root{color-scheme:light dark;--room:#efebe5;--paper:#fffefc;--ink:#24211d;--ink-2:#524c44;--rim:#8c8479;--soft:#dfeeeb;--on:#fff;--danger:#b3261e}
@media (prefers-color-scheme:dark){:root{--room:#161412;--paper:#211e1b;--ink:#f1ece4;--ink-2:#c5bdb1;--rim:#8b8378;--soft:#16302e;--on:#0c1c1b;--danger:#ff9d94}}
${colours()}
*{box-sizing:border-box}body{margin:0;padding:0 16px 64px;background:var(--room);color:var(--ink);font:1rem/1.55 "Atkinson Hyperlegible Next",system-ui,sans-serif;overflow-wrap:anywhere}
header,main{max-width:720px;margin:0 auto}header{display:flex;flex-wrap:wrap;gap:8px 16px;justify-content:space-between;align-items:center;padding:24px 0}
header strong{font-size:1.1rem}nav{display:flex;gap:4px}nav a{padding:6px 10px;color:var(--ink-2)}nav a[aria-current]{color:var(--accent);font-weight:650}
main{padding:32px 40px 40px;border-radius:14px;border-top:6px solid var(--accent);background:var(--paper)}h1{margin:0;font-size:1.5rem;line-height:1.25}h2{margin:28px 0 0;font-size:1.05rem}
p,ul{max-width:68ch;margin:6px 0 0}.lead,.help{color:var(--ink-2)}ul{padding-left:20px}a{color:var(--accent)}
form{display:grid;gap:16px;max-width:440px;margin-top:16px}label{font-weight:650}.help{margin:0;font-size:.875rem}
select,input{width:100%;min-height:44px;margin-top:4px;padding:8px 12px;border:1px solid var(--rim);border-radius:6px;background:var(--paper);color:var(--ink);font:inherit}
fieldset{display:grid;gap:4px;margin:0;padding:0;border:0}legend{margin-bottom:4px;padding:0;font-weight:650}fieldset label{display:flex;gap:12px;align-items:start;min-height:44px;padding:8px 0;font-weight:400}fieldset input{flex:none;width:22px;min-height:22px;margin:1px 0 0;accent-color:var(--accent)}
[aria-invalid]{border-color:var(--danger)}.fault{margin:4px 0 0;color:var(--danger);font-size:.875rem}
button{justify-self:start;min-height:44px;padding:8px 18px;border:0;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}.done{margin-top:20px;padding:14px 18px;border-radius:10px;background:var(--soft)}
@media (max-width:599px){main{padding:24px 20px 28px}}`

export const publicPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export type PublicPage = {
  organisation: string
  colour: LabelColour
  language: 'nl' | 'en'
  /** What the choice of languages is called. */
  languages: string
  title: string
  /** HTML. */
  body: string
  /** Nobody should find it by searching. */
  hidden?: boolean
}

export function publicPage({ organisation, colour, language, languages, title, body, hidden }: PublicPage): string {
  const link = (to: 'nl' | 'en', says: string) =>
    `<a href="?taal=${to}" lang="${to}" hreflang="${to}"${to === language ? ' aria-current="true"' : ''}>${says}</a>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${hidden ? '<meta name="robots" content="noindex">' : ''}<title>${title}</title><style>${style}</style></head><body data-colour="${colour}">
<header><strong>${escaped(organisation)}</strong><nav aria-label="${languages}">${link('nl', 'Nederlands')}${link('en', 'English')}</nav></header>
<main>${body}</main></body></html>`
}

/** @param referrer without one a browser does not say which site a form comes from; an address that is a secret is told to nobody */
export const publicResponse = (html: string, status: number, referrer: 'same-origin' | 'no-referrer'): Response =>
  new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': publicPolicy,
      'cache-control': 'no-store',
      'referrer-policy': referrer,
      vary: 'accept-language',
    },
  })
