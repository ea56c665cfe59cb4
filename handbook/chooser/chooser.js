// Leads to the first language of the browser that the handbook has. "#choose" stays here.
if (location.hash !== "#choose") {
  const known = ["en", "ru", "sv"]
  const wanted = navigator.languages.map(tag => tag.toLowerCase().split("-")[0])
  location.replace(`${wanted.find(lang => known.includes(lang)) ?? "en"}/index.html`)
}
