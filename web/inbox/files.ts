/** Files to a draft and out of it: kept with it as soon as they are chosen. */
import { useState } from 'react'
import { addFile, changeFile, type Draft, dropFile } from '../../contract/draft.ts'
import type { WritingRules } from '../../contract/way.ts'
import { call, callWith, problemOf } from '../kit/call.ts'
import { toastProblem } from '../kit/toast.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import type { ComposerDraft } from './draft.ts'

const most = 25 * 1024 * 1024

export function useFiles(draft: ComposerDraft, rules: WritingRules | undefined) {
  const { words, language, format } = useSpeech()
  /** Names of what is on its way. */
  const [coming, setComing] = useState<readonly string[]>([])

  const change = async (work: (draftId: string) => Promise<{ draft: Draft }>) => {
    try {
      await draft.save()
      const { id } = draft.get().kept
      if (id) draft.adoptFile((await work(id)).draft)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  const one = async (file: File) => {
    const limit = Math.min(rules?.files?.each ?? most, most)
    if (file.size > limit) return toastProblem(words.writing.tooLarge(file.name, format.bytes(limit)))
    setComing((names) => [...names, file.name])
    const name = file.name || 'plaatje.png'
    await change((id) => callWith(addFile, { id, name: name.slice(-200), type: file.type }, file))
    setComing((names) => names.filter((other) => other !== file.name))
  }
  return {
    coming,
    /** One after the other: each gets its place behind the one before. */
    add: async (files: readonly File[]) => {
      if (files.length === 0) return
      if (rules && !rules.files) return toastProblem(words.writing.noFiles)
      const there = draft.get().server?.files.length ?? 0
      if (rules?.files && there + files.length > rules.files.most)
        return toastProblem(words.writing.tooManyFiles(rules.files.most))
      // A draft holds what goes along, so there must be one.
      if (draft.get().kept.id === null) draft.begin()
      for (const file of files) await one(file)
    },
    describe: (file: string, alt: string) => change((id) => call(changeFile, { id, file, alt })),
    remove: (file: string) => change((id) => call(dropFile, { id, file })),
  }
}
