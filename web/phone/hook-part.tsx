import { CopyField } from '../kit/copy-field.tsx'
import { useWords } from '../words/language.tsx'

/** Where the exchange tells of calls: to be handed on to whoever manages it. */
export function HookPart({ hook }: { hook: string }) {
  const { phone } = useWords()
  return <CopyField label={phone.hook} help={phone.hookHelp} value={`${window.location.origin}${hook}`} />
}
