/// Numbers for texts, in the order in which they are first met, without a string for each mention.
struct ByteInterner {
  private var table: [Int32]
  private var hashes: [UInt32] = []
  private var ends: [Int] = [0]
  private var letters: [UInt8] = []
  // Another number in each process, so that no file can be made whose names all fall together. Results do not
  // depend on it: numbers are given in the order of first mention.
  private let seed = UInt64.random(in: .min ... .max)

  init() { table = Array(repeating: -1, count: 1024) }

  /// The number of different texts.
  var count: Int { hashes.count }

  /// The text of a number.
  func text(_ number: Int) -> String { String(decoding: letters[ends[number]..<ends[number + 1]], as: UTF8.self) }

  /// The number of a text, a new one if it was not met before.
  mutating func number(of text: String) -> Int {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  /// The number of some bytes.
  mutating func number(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { number(of: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(name, seed)
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    let short = UInt32(truncatingIfNeeded: hash >> 32)
    while table[place] >= 0 {
      let number = Int(table[place])
      if hashes[number] == short && isEqual(number, name) { return number }
      place = (place + 1) & mask
    }
    let number = hashes.count
    table[place] = Int32(number)
    hashes.append(short)
    letters.append(contentsOf: name)
    ends.append(letters.count)
    if number * 2 > table.count { grow() }
    return number
  }

  private func isEqual(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, end) = (ends[number], ends[number + 1])
    guard end - start == name.count else { return false }
    for index in 0..<name.count where letters[start + index] != name[index] { return false }
    return true
  }

  private mutating func grow() {
    let mask = table.count * 2 - 1
    table = Array(repeating: -1, count: mask + 1)
    for number in hashes.indices {
      let hash = letters.withUnsafeBufferPointer {
        Self.hash(UnsafeBufferPointer(rebasing: $0[ends[number]..<ends[number + 1]]), seed)
      }
      var place = Int(truncatingIfNeeded: hash) & mask
      while table[place] >= 0 { place = (place + 1) & mask }
      table[place] = Int32(number)
    }
  }

  /// Eight bytes at a time, folded by a multiplication of double width.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    var state = seed ^ (UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15)
    var place = 0
    while place < name.count {
      var word: UInt64 = 0
      for index in place..<min(place + 8, name.count) { word = word << 8 | UInt64(name[index]) }
      let (high, low) = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      state = high ^ low ^ seed
      place += 8
    }
    let (high, low) = state.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
