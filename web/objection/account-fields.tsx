/** Which account on which network: as a colleague notes it. */
import { Select, TextInput } from '@mantine/core'
import { knownNetworks, networkName } from '../../contract/network.ts'
import { accountWords } from '../words/account.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'

export type GivenAccount = { network: string; account: string }

export function AccountFields(props: {
  value: GivenAccount
  /** Networks that are known here besides those that everybody knows. */
  networks: readonly string[]
  errorOf: (name: string) => string | null
  onChange: (value: GivenAccount) => void
}) {
  const words = useWordsOf(accountWords)
  const { language } = useSpeech()
  const { value, onChange, errorOf } = props
  const all = [...new Set([...knownNetworks, ...props.networks])]
  return (
    <>
      <Select
        label={words.network}
        placeholder={words.networkHint}
        data={all.map((one) => ({ value: one, label: networkName(one, language) }))}
        value={value.network || null}
        onChange={(network) => onChange({ ...value, network: network ?? '' })}
        // The field that one sees has no name: a Select keeps that for a hidden one.
        error={value.network ? null : errorOf('')}
        allowDeselect={false}
        // One that cannot be typed in is read-only, and is then never said to be empty.
        searchable
        required
      />
      <TextInput
        name="account"
        label={words.account}
        description={words.accountHelp}
        value={value.account}
        onChange={(event) => onChange({ ...value, account: event.currentTarget.value })}
        error={errorOf('account')}
        maxLength={300}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    </>
  )
}
