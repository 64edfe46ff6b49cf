// Shows a push, and opens what it is about when one touches it. It keeps nothing and answers no requests.
self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/favicon.svg', data: { path } }))
})

// The pages that are open already are ours too, so that a touch opens in one of them.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path } = event.notification.data
  const open = async () => {
    const [page] = await self.clients.matchAll({ type: 'window' })
    if (!page) return self.clients.openWindow(path)
    await page.focus()
    return page.navigate(path)
  }
  event.waitUntil(open())
})
