/** Taking a conversation along on paper: the server's page for it, in a frame of its own that nobody sees. */

const kept = 60_000

export function printConversation(id: string, notes: boolean): void {
  const frame = document.createElement('iframe')
  frame.title = id
  frame.hidden = true
  frame.src = `/api/v1/conversations/${encodeURIComponent(id)}/print?notes=${notes ? 'yes' : 'no'}`
  frame.onload = () => {
    frame.contentWindow?.focus()
    frame.contentWindow?.print()
    // The browser may still be drawing pages after the dialog has closed.
    setTimeout(() => frame.remove(), kept)
  }
  document.body.append(frame)
}

/** As plain text, into the browser's own downloads. */
export function saveAsText(id: string, notes: boolean): void {
  const link = document.createElement('a')
  link.href = `/api/v1/conversations/${encodeURIComponent(id)}/text?notes=${notes ? 'yes' : 'no'}`
  link.download = ''
  link.click()
}
