import IsthmusCommands

await Isthmus.runAndExit()
