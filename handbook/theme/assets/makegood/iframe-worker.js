// Lets a worker script run when the handbook is opened from a folder, where browsers refuse
// workers: the script runs in a hidden frame instead. Nothing is written into the frame as
// markup, so the strict content security policy holds there too.
if (location.protocol === "file:") {
  class FrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)
      const inside = this.frame.contentWindow
      inside.postMessage = data => this.tell(new MessageEvent("message", { data: structuredClone(data) }))
      inside.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve())
      inside.addEventListener("error", event => this.tell(new ErrorEvent("error", { message: event.message })))
      this.ready = this.load(String(url))
    }

    load(url) {
      const script = this.frame.contentDocument.createElement("script")
      script.src = url
      return new Promise((done, failed) => {
        script.onload = done
        script.onerror = failed
        this.frame.contentDocument.body.append(script)
      })
    }

    tell(event) {
      this.dispatchEvent(event)
      this[`on${event.type}`]?.(event)
    }

    postMessage(data) {
      this.ready.then(() =>
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })))
    }

    terminate() {
      this.frame.remove()
    }
  }
  // The search script looks for this name in its parent to tell that it runs in a frame.
  window.IFrameWorker = window.Worker = FrameWorker
}
