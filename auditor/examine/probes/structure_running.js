// Counts the letters of sentences, whole or broken off.
lines => lines.filter(line => !line.inFrame && !line.isLinked && line.letters >= 25 && /[，。；！？]|[a-z][,.;!?]/.test(line.text))
  .reduce((sum, line) => sum + line.letters, 0)
