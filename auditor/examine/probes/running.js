// Counts the letters of running text.
lines => lines.reduce((sum, line) => sum + (line.isRunning ? line.letters : 0), 0)
