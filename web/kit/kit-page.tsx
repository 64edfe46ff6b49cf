/** Every piece of the screen once, in both languages side by side; light and dark by the switch. What a page shows is made of these. */
import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import type { ComponentType } from 'react'
import { LanguageProvider, useWords } from '../words/language.tsx'
import type { Words } from '../words/nl.ts'
import css from './kit-page.module.css'
import {
  Buttons,
  Colours,
  Dialogs,
  Fields,
  Letters,
  News,
  Numbers,
  People,
  Situations,
  States,
  Times,
} from './kit-pieces.tsx'
import { Messages, Rows } from './kit-samples.tsx'
import { useTitle } from './page.tsx'

const pieces: [title: (kit: Words['kit']) => string, Piece: ComponentType][] = [
  [(kit) => kit.colours, Colours],
  [(kit) => kit.type, Letters],
  [(kit) => kit.situations, Situations],
  [(kit) => kit.time, Times],
  [(kit) => kit.people, People],
  [(kit) => kit.rows, Rows],
  [(kit) => kit.messages, Messages],
  [(kit) => kit.buttons, Buttons],
  [(kit) => kit.fields, Fields],
  [(kit) => kit.numbers, Numbers],
  [(kit) => kit.news, News],
  [(kit) => kit.dialogs, Dialogs],
  [(kit) => kit.states, States],
]

export function KitPage() {
  const words = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  useTitle(words.kit.title)
  return (
    <main className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{words.kit.title}</h1>
          <p>{words.kit.lead}</p>
        </div>
        <SegmentedControl
          aria-label={words.house.scheme}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as typeof colorScheme)}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: words.house[value] }))}
        />
      </header>
      {pieces.map(([title, Piece]) => (
        <section key={title(words.kit)} className={css.piece}>
          <h2>{title(words.kit)}</h2>
          <div className={css.both}>
            {(['nl', 'en'] as const).map((language) => (
              <LanguageProvider key={language} language={language}>
                <div className={css.one} lang={language}>
                  <Piece />
                </div>
              </LanguageProvider>
            ))}
          </div>
        </section>
      ))}
    </main>
  )
}
