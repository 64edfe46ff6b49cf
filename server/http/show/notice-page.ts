/** The public notice as a page, plain as a letter: no script, no picture from elsewhere, one style that is known by its hash. */
import { createHash } from 'node:crypto'
import type { LabelColour } from '../../../contract/label.ts'
import { networkName } from '../../../contract/network.ts'
import type { Filled, Notice } from '../notice.ts'
import { escaped } from './escaped.ts'
import { noticeWords } from './notice-words.ts'

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
[aria-invalid]{border-color:var(--danger)}.fault{margin:4px 0 0;color:var(--danger);font-size:.875rem}
button{justify-self:start;min-height:44px;padding:8px 18px;border:0;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}.done{margin-top:20px;padding:14px 18px;border-radius:10px;background:var(--soft)}
@media (max-width:599px){main{padding:24px 20px 28px}}`

export const noticePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

type Words = (typeof noticeWords)['nl']

/** @param filled what somebody filled in that could not be taken, to mend it */
export function noticePage(
  notice: Notice,
  language: 'nl' | 'en',
  { done, filled }: { done: boolean; filled: Filled | null },
): string {
  const words = noticeWords[language]
  const { contact, listensTo } = notice
  const name = escaped(notice.organisation)
  const days = words.days(new Intl.NumberFormat(language).format(notice.retainDays))
  const link = (to: 'nl' | 'en', says: string) =>
    `<a href="?taal=${to}" lang="${to}" hreflang="${to}"${to === language ? ' aria-current="true"' : ''}>${says}</a>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${filled ? `${words.notYet}: ` : ''}${words.title(name)}</title><style>${style}</style></head><body data-colour="${notice.colour}">
<header><strong>${name}</strong><nav aria-label="${words.language}">${link('nl', 'Nederlands')}${link('en', 'English')}</nav></header>
<main><h1>${words.title(name)}</h1><p class="lead">${words.lead(name)}</p>
${done ? `<div class="done" role="status"><strong>${words.doneTitle}</strong><p>${words.done}</p></div>` : ''}
<h2>${words.where}</h2>${
    listensTo.length === 0
      ? `<p>${words.nowhere}</p>`
      : `<p>${words.whereBody}</p><ul>${listensTo.map(({ label }) => `<li>${escaped(label[language])}</li>`).join('')}</ul>`
  }<p>${words.closed}</p>
<h2>${words.why}</h2><p>${words.whyBody}</p>
<h2>${words.long}</h2><p>${words.longBody(days)}</p>
${notice.networks.length > 0 ? objectForm(notice, language, words, filled) : ''}
<h2>${words.reach}</h2><p>${
    contact
      ? `${words.reachMail(name)} <a href="mailto:${escaped(contact)}">${escaped(contact)}</a>`
      : words.reachElse(name)
  }</p></main></body></html>`
}

function objectForm(notice: Notice, language: 'nl' | 'en', words: Words, filled: Filled | null): string {
  const wrong = (field: 'network' | 'account') => filled?.faults.includes(field) ?? false
  const mark = (field: 'network' | 'account', help = '') => {
    const says = [...(wrong(field) ? [`${field}-fault`] : []), ...(help ? [help] : [])].join(' ')
    return `${wrong(field) ? ' aria-invalid="true" autofocus' : ''}${says ? ` aria-describedby="${says}"` : ''}`
  }
  const fault = (field: 'network' | 'account') =>
    wrong(field) ? `<p class="fault" id="${field}-fault">${words.faults[field]}</p>` : ''
  const options = notice.networks.map((one) => {
    const chosen = one === filled?.network ? ' selected' : ''
    return `<option value="${escaped(one)}"${chosen}>${escaped(networkName(one, language))}</option>`
  })
  const tooMany = filled?.faults.includes('too-many')
  return `<h2 id="bezwaar">${words.object}</h2><p>${words.objectBody}</p>
<form method="post" action="?taal=${language}">${tooMany ? `<p class="fault" role="alert">${words.faults['too-many']}</p>` : ''}
<div><label for="network">${words.network}</label><select id="network" name="network" required${mark('network')}><option value="">${words.choose}</option>${options.join('')}</select>${fault('network')}</div>
<div><label for="account">${words.account}</label><p class="help" id="account-help">${words.accountHelp}</p><input id="account" name="account" value="${escaped(filled?.account ?? '')}" maxlength="300" autocomplete="off" autocapitalize="none" spellcheck="false" required${mark('account', 'account-help')}>${fault('account')}</div>
<button>${words.send}</button></form>`
}
