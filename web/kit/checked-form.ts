/** What a form still lacks, told under the field and in the language of the page; the browser's own bubble speaks the browser's. */
import { type FormEvent, useState } from 'react'
import { useWords } from '../words/language.tsx'
import type { Words } from '../words/nl.ts'

type Lack = (field: Words['field']) => string

/**
 * `form` goes on the form, `errorOf(name)` on each named field. `check` holds the page where it is and says whether everything is
 * filled in; when it is not, the first field that lacks something has the focus.
 */
export function useCheckedForm() {
  const { field } = useWords()
  const [lacks, setLacks] = useState<Readonly<Record<string, Lack>>>({})

  const check = (event: FormEvent<HTMLFormElement>): boolean => {
    event.preventDefault()
    const found = [...event.currentTarget.elements].flatMap((input) => {
      const lack = input instanceof HTMLInputElement ? lackOf(input) : null
      return lack && input instanceof HTMLInputElement ? [{ input, lack }] : []
    })
    setLacks(Object.fromEntries(found.map(({ input, lack }) => [input.name, lack])))
    found[0]?.input.focus()
    return found.length === 0
  }
  const forget = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement) setLacks(({ [target.name]: _, ...others }) => others)
  }
  return {
    form: { noValidate: true, onInput: forget },
    check,
    errorOf: (name: string) => lacks[name]?.(field) ?? null,
  }
}

function lackOf({ validity, value, minLength }: HTMLInputElement): Lack | null {
  if (validity.valueMissing) return (field) => field.required
  if (validity.typeMismatch) return (field) => field.email
  if (value.length < minLength) return (field) => field.tooShort(minLength)
  return null
}
