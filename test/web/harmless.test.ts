import { expect, test } from 'vitest'
import { harmless } from '../../web/kit/harmless.ts'

test('signs that turn what follows are shown by name; letters of every direction stay as they are', () => {
  expect(harmless('volt\u202Ereem')).toBe('volt⟨RLO⟩reem')
  expect(harmless('\u2067מים\u2069 café')).toBe('⟨RLI⟩מים⟨PDI⟩ café')
  expect(harmless('👩\u200D🔧 #storing')).toBe('👩\u200D🔧 #storing')
})
