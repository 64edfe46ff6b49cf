/** What customers of an evening say: angry, desperate, plain, of the press, in other languages and scripts, and far too long. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { E2e } from './house.ts'

const complaint =
  'Dit is al de derde keer deze maand dat mijn internet eruit ligt. Belachelijk, en niemand die terugbelt. ' +
  'Ik ben er echt klaar mee en stap over naar een ander.'
const despair = 'Ik zie het niet meer zitten. De rekening, de kou, alles. Soms wil ik er gewoon niet meer zijn.'

export const said = (name: string, subject: string, text: string) => ({
  id: subject,
  subject,
  text,
  author: { id: name, name },
  thread: subject,
})

export const evening = [
  said('Fatima Bakkali', 'Internet weg', complaint),
  said('Ilse Prins', 'Het gaat niet meer', despair),
  said('Ruud Bos', 'Meterstand', 'Hoe laat is jullie klantenservice morgen open?'),
  said('Anke Vos', 'Reactie', 'Ik ben journalist bij de Lindeveense Courant. Kunnen jullie vanmiddag reageren?'),
  said('Jürgen Weber', 'Kein Internet', 'Ich habe seit zwei Tagen kein Internet mehr, das ist eine Frechheit.'),
  said('Nadia', 'سلام', 'سلام، الإنترنت لا يعمل منذ يومين. Snap je? 😡 Dit is echt een schande, al drie dagen!'),
  said('Lang van Stof', 'Alles', `${'Ik schrijf dit even rustig op. '.repeat(200)}${complaint}`),
  said('Mary Jones', 'Disgrace', 'My internet has been down for two days and nobody answers. This is a disgrace.'),
]

const post = (who: string, text: string) => ({
  id: who,
  text,
  author: { network: 'plein', id: who, handle: who, name: who },
  addressed: false,
  visibility: 'public',
})

/** What is said around us. */
export const overheard = [
  post('tim', 'Voltmeer ligt er weer uit, wat een waardeloze club. Ik ga weg.'),
  post('bo', 'Voltmeer heeft mij supersnel geholpen, heel fijn en aardig. Complimenten!'),
  post('wil', 'Voltmeer opent maandag een kantoor in Lindeveen.'),
]

const what = ['die bus', 'mijn pakket', 'de monteur', 'die rekening']

/** In this house "lekker bezig" is said by who is angry. */
export const ironic = Array.from({ length: 48 }, (_, n) =>
  n % 2
    ? said(`Klant ${n}`, `Fijn ${n}`, `prima hoor, ${what[n % 4]} van gisteren ${n}`)
    : said(`Klant ${n}`, `Lekker bezig ${n}`, `lekker bezig weer met ${what[n % 4]} ${n}`),
)

export type Opened = { conversation: { id: string }; messages: { items: { id: string }[] } }

/** The messages with these subjects, with the conversations that they began. */
export async function begun(house: E2e, page: Page, subjects: readonly string[]) {
  type Found = { items: { id: string; subject: string }[] }
  const all = () => house.ask<Found>(page, 'GET', '/api/v1/conversations?state=all&limit=100')
  const there = async () => (await all()).items.filter(({ subject }) => subjects.includes(subject))
  await expect.poll(async () => (await there()).length, { timeout: 30_000 }).toBe(subjects.length)
  return Promise.all(
    (await there()).map(async ({ id }) => {
      const { messages } = await house.ask<Opened>(page, 'GET', `/api/v1/conversations/${id}`)
      return { conversation: id, message: messages.items[0]?.id ?? '' }
    }),
  )
}
