// Keep the handbook for times without a network, and offer a newer one without forcing it.

const HOUR = 3600000

const offer = worker => {
  const notice = document.getElementById("mg-update")
  if (!notice) return
  notice.hidden = false
  notice.querySelector("[data-do=now]").onclick = () => {
    // Only here does a page load itself again: once, and because somebody asked for it.
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
    worker.postMessage("now")
  }
  notice.querySelector("[data-do=later]").onclick = () => {
    notice.hidden = true
  }
}

/** Register the service worker of a site that has one. */
export const keepOffline = async () => {
  const manifest = document.querySelector("link[rel=manifest]")
  if (!manifest || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return
  const workers = navigator.serviceWorker
  const registration = await workers.register(new URL("sw.js", manifest.href))
  const ready = worker => {
    // Without a worker in charge this is the first visit: nothing newer to offer.
    if (worker?.state === "installed" && workers.controller) offer(worker)
  }
  ready(registration.waiting)
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing
    worker.addEventListener("statechange", () => ready(worker))
  })
  setInterval(() => registration.update().catch(() => {}), HOUR)
}
