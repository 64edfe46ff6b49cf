/** The language of the screen. Changing it changes every word at once, without a reload. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { en } from './en.ts'
import { type Format, type Language, makeFormat } from './format.ts'
import { nl, type Words } from './nl.ts'

export type { Language } from './format.ts'

const dictionaries: Record<Language, Words> = { nl, en }

type Speech = { language: Language; words: Words; format: Format }

const SpeechContext = createContext<Speech | null>(null)

export function LanguageProvider(props: { language: Language; zone?: string | undefined; children: ReactNode }) {
  const { language, zone } = props
  const speech = useMemo(
    () => ({ language, words: dictionaries[language], format: makeFormat(language, zone) }),
    [language, zone],
  )
  return <SpeechContext value={speech}>{props.children}</SpeechContext>
}

/** The page itself tells the browser which language it speaks, for screen readers and hyphenation. */
export function PageLanguage() {
  const { language } = useSpeech()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return null
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('useSpeech stands outside LanguageProvider; wrap the page in it')
  return speech
}

export const useWords = (): Words => useSpeech().words
/** Words that come with a page and not with the house: a file of their own in `words/`, in both languages. */
export const useWordsOf = <T,>(both: Record<Language, T>): T => both[useSpeech().language]
export const useFormat = (): Format => useSpeech().format

/** Before anybody is known: what this browser speaks. */
export function browserLanguage(): Language {
  return navigator.language.startsWith('nl') ? 'nl' : 'en'
}
