/** The pages before one is inside: a calm sheet of paper, the language within reach. */
import type { ReactNode } from 'react'
import { useArrival, useTitle } from '../kit/page.tsx'
import { useRemembered } from '../kit/remembered.ts'
import { browserLanguage, type Language, useWords } from '../words/language.tsx'
import css from './door.module.css'

export function Door(props: { title: string; lead?: ReactNode; wide?: boolean; children: ReactNode }) {
  const { house } = useWords()
  useTitle(props.title)
  const arrival = useArrival<HTMLHeadingElement>()
  return (
    <div className={css.outside}>
      <header className={css.top}>
        <span className={css.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {house.name}
        </span>
        <LanguageChoice />
      </header>
      <main className={props.wide ? css.wide : css.paper}>
        <h1 className={css.title} {...arrival}>
          {props.title}
        </h1>
        {props.lead && <p className={css.lead}>{props.lead}</p>}
        {props.children}
      </main>
    </div>
  )
}

function LanguageChoice() {
  const { house } = useWords()
  const [language, setLanguage] = useRemembered<Language>('language', browserLanguage())
  return (
    <fieldset className={css.languages} aria-label={house.language}>
      {(['nl', 'en'] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={css.language}
          aria-pressed={language === each}
          onClick={() => setLanguage(each)}
        >
          {each === 'nl' ? house.dutch : house.english}
        </button>
      ))}
    </fieldset>
  )
}
