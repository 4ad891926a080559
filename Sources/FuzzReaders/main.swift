// Runs every reader on damaged files: `fuzz-readers [--runs N] [--seed N] [--only NAME] [FOLDER …]`.
//
// Files of the folders are the beginnings, told by their endings, besides one of our own for each format. Before each run
// the input lies in a file that outlives a trap. What takes over a second for each 100 kB, or memory that grows, is a
// fault. The same seed gives the same inputs.
import Foundation
import GraphFormats

var (runs, seed, only): (Int, UInt64, String?) = (100_000, 1, nil)
var folders: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--runs": runs = arguments.popFirst().flatMap { Int($0) } ?? runs
  case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
  case "--only": only = arguments.popFirst()
  default: folders.append(argument)
  }
}

let longestFile = 64 << 10
var corpus: [(name: String, bytes: [UInt8])] = GraphFormat.allCases.map {
  ("sample.\($0.capabilities.extensions[0])", $0.sample)
}
for folder in folders {
  let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  for name in names.sorted() {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), !data.isEmpty else { continue }
    corpus.append((name.lowercased(), [UInt8](data.prefix(longestFile))))
  }
}

let targets = FuzzTarget.all.filter { only == nil || $0.name == only }
let keeper = "\(NSTemporaryDirectory())/fuzz-readers-\(getpid()).input"
let descriptor = open(keeper, O_RDWR | O_CREAT | O_TRUNC, 0o600)
let room = longestFile + 8
guard descriptor >= 0, ftruncate(descriptor, off_t(room)) == 0,
  let kept = mmap(nil, room, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), kept != MAP_FAILED
else {
  print("fuzz-readers: cannot keep inputs in \(keeper)")
  exit(74)
}
print("the input of a run that traps is in \(keeper): 8 bytes of its length, then the bytes")

/// The most memory that the process ever had, in kilobytes.
func mostMemory() -> Int {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #else
    getrusage(RUSAGE_SELF, &usage)
  #endif
  return usage.ru_maxrss
}

var faults = 0
var total = 0
for target in targets {
  let beginnings = corpus.filter { entry in target.endings.contains { entry.name.hasSuffix("." + $0) } }.map(\.bytes)
  let all = corpus.map(\.bytes)
  let own = beginnings.isEmpty ? all : beginnings
  var mutator = Mutator(seed: seed)
  let share = max(1, runs / targets.count)
  let start = ContinuousClock.now
  var slowest = Duration.zero
  for _ in 0..<share {
    let other = mutator.below(16) == 0 ? all[mutator.below(all.count)] : own[mutator.below(own.count)]
    let input = mutator.mutated(own[mutator.below(own.count)], with: other, longest: longestFile)
    input.withUnsafeBytes { bytes in
      kept.storeBytes(of: bytes.count, as: Int.self)
      if let base = bytes.baseAddress { memcpy(kept + 8, base, bytes.count) }
    }
    let before = ContinuousClock.now
    target.read(input)
    let took = before.duration(to: .now)
    slowest = max(slowest, took)
    // A second for each 100 kB, and a second for what the machine does meanwhile.
    if took > .seconds(1 + Double(input.count) / 100_000) {
      faults += 1
      let place = "\(NSTemporaryDirectory())/slow-\(target.name)-\(faults)"
      try? Data(input).write(to: URL(filePath: place))
      print("fault: \(target.name) took \(took) for \(input.count) bytes, kept as \(place)")
    }
  }
  total += share
  defer { fflush(nil) }
  print(
    "\(target.name): \(share) runs in \(start.duration(to: .now)), slowest \(slowest), memory at most \(mostMemory() >> 10) MB"
  )
}
// Inputs have 64 kB at most; a thousandfold of that and what the program itself needs is bound enough.
if mostMemory() > 1 << 20 {
  faults += 1
  print("fault: memory grew to \(mostMemory() >> 10) MB")
}
unlink(keeper)
print("\(total) runs, \(faults) faults")
exit(faults == 0 ? 0 : 1)
