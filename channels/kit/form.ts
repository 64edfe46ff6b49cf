/** A connected place as its form gives it: the fields, what was filled in, and trying it out. */

/** A sentence in both languages of the interface. */
export type Words = { nl: string; en: string }

export type Field = {
  /**
   * A field named `address` holds what the channel is known by: its `Connection.address`. One named `aliases` holds what else is ours
   * there, separated by commas.
   */
  name: string
  kind: 'text' | 'email' | 'host' | 'port' | 'number' | 'secret' | 'longtext' | 'choice' | 'switch' | 'url'
  label: Words
  help?: Words
  required?: boolean
  default?: string | number | boolean
  choices?: { value: string; label: Words }[]
  /** A secret that we make when it is left empty (as Standard Webhooks writes one); shown once, when the channel is created. */
  makes?: boolean
}

/** Settings as the form gives them, secrets included (decrypted just before use, never logged). */
export type Settings = Readonly<Record<string, string | number | boolean>>

/** One connected place, as the channel's code sees it. */
export type Connection = {
  id: string
  name: string
  settings: Settings
  /** For making text that carries our own marks (Message-ID host, plus-address). Stable per connection. */
  address: string
  /** Other addresses on this network that are ours too. */
  aliases?: readonly string[]
}

export type TestStep = { step: Words; ok: boolean; detail?: Words }
