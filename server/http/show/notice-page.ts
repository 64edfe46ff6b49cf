/** The public notice as a page. */
import { networkName } from '../../../contract/network.ts'
import type { Filled, Notice } from '../notice.ts'
import { escaped } from './escaped.ts'
import { noticeWords } from './notice-words.ts'
import { publicPage } from './public-page.ts'

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
  const body = `<h1>${words.title(name)}</h1><p class="lead">${words.lead(name)}</p>
${done ? `<div class="done" role="status"><strong>${words.doneTitle}</strong><p>${words.done(words.days(String(notice.objectionDays)))}</p></div>` : ''}
<h2>${words.where}</h2>${
    listensTo.length === 0
      ? `<p>${words.nowhere}</p>`
      : `<p>${words.whereBody}</p><ul>${listensTo.map(({ label }) => `<li>${escaped(label[language])}</li>`).join('')}</ul>`
  }${notice.invented ? `<p>${words.invented}</p>` : ''}<p>${words.closed}</p>
<h2>${words.why}</h2><p>${words.whyBody}</p>
<h2>${words.long}</h2><p>${words.longBody(days)}</p>
${notice.networks.length > 0 ? objectForm(notice, language, words, filled) : ''}
<h2>${words.rights}</h2><p>${words.rightsBody}</p>
<h2>${words.reach}</h2><p>${
    contact
      ? `${words.reachMail(name)} <a href="mailto:${escaped(contact)}">${escaped(contact)}</a>`
      : words.reachElse(name)
  }</p>`
  const title = `${filled ? `${words.notYet}: ` : ''}${words.title(name)}`
  const { organisation, colour } = notice
  return publicPage({ organisation, colour, language, languages: words.language, title, body })
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
