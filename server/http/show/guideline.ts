import type { Guideline } from '../../../contract/guideline.ts'
import type { readGuideline } from '../../store/guideline.ts'

type Row = Awaited<ReturnType<typeof readGuideline>>

export const showGuideline = ({ organisation_id, version, address, own, without }: Row): Guideline => ({
  id: organisation_id,
  version,
  address,
  own: own.map(({ text, avoid, want }) => ({ text, avoid: [...avoid], want: [...want] })),
  without,
})
