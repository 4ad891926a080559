import Foundation
import Synchronization

// Unsafe pointers: see KeyTable. Threads add to this table at once; what one has written is seen by another that finds it in
// a slot, as slots are written after that.

/// Short texts, or hashes of long ones, numbered by several threads at once as they come up.
///
/// A slot is that of a ``KeyTable``. Numbers are below ``numberCount``, with gaps; which text has which depends on the
/// threads, so it must not be seen outside.
final class SharedKeyTable: @unchecked Sendable {
  private var slots: UnsafeMutableBufferPointer<Atomic<UInt64>>
  private var keys: UnsafeMutablePointer<KeyTable.Key>
  /// Where long texts begin in the file, or -1 - *n* for the text *n* of those that are kept apart.
  private var starts: UnsafeMutablePointer<Int>
  private var texts: [[UInt8]] = []
  private let taken: UnsafeMutablePointer<Atomic<Int>>

  init() {
    slots = Self.slots(1 << 12)
    keys = Self.memory(nil, slots.count / 2)
    starts = Self.memory(nil, slots.count / 2)
    taken = .allocate(capacity: 1)
    taken.initialize(to: Atomic(0))
  }

  deinit {
    slots.deallocate()
    taken.deallocate()
    free(keys)
    free(starts)
  }

  private static func slots(_ count: Int) -> UnsafeMutableBufferPointer<Atomic<UInt64>> {
    let slots = UnsafeMutableBufferPointer<Atomic<UInt64>>.allocate(capacity: count)
    LargePages.use(under: slots)
    for slot in slots.indices { slots.initializeElement(at: slot, to: Atomic(0)) }
    return slots
  }

  /// Room for elements, those at hand among them; the system moves pages without a copy, and takes memory for those only
  /// that are written.
  private static func memory<Element>(
    _ old: UnsafeMutablePointer<Element>?, _ count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let new = realloc(old, count * MemoryLayout<Element>.stride) else { fatalError("there is no memory left") }
    let memory = new.bindMemory(to: Element.self, capacity: count)
    LargePages.use(under: UnsafeMutableBufferPointer(start: memory, count: count))
    return memory
  }

  /// Numbers are below this.
  var numberCount: Int { min(taken.pointee.load(ordering: .relaxed), slots.count / 2) }

  /// Makes room for more texts, while nobody else looks or adds.
  func makeRoom(for count: Int) {
    let numbers = numberCount
    guard slots.count / 2 - numbers < count else { return }
    var size = slots.count
    while size / 2 < numbers + count { size *= 2 }
    let old = slots
    slots = Self.slots(size)
    let shift = look.shift
    precondition(shift >= 32, "a slot keeps 32 bits of a hash")
    for place in old.indices {
      let slot = old[place].load(ordering: .relaxed)
      guard slot != 0 else { continue }
      var at = Int(truncatingIfNeeded: slot >> shift)
      while slots[at].load(ordering: .relaxed) != 0 { at = (at + 1) & (size - 1) }
      slots[at].store(slot, ordering: .relaxed)
    }
    old.deallocate()
    keys = Self.memory(keys, size / 2)
    starts = Self.memory(starts, size / 2)
    taken.pointee.store(numbers, ordering: .relaxed)
  }

  /// The number of a text that does not lie in the file as it is, while nobody else looks or adds; it is added if it has none.
  func add(_ text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ numbers: inout Numbers) -> Int {
    let known = look.number(of: text, in: bytes)
    guard known < 0 else { return known }
    makeRoom(for: Numbers.share)
    let key = KeyTable.Key(text)
    if !key.isWhole { texts.append(Array(text)) }
    guard let number = look.add(key, key.hash, text, start: -texts.count, in: bytes, &numbers) else {
      preconditionFailure("room was made")
    }
    return number
  }

  /// Whether a text has no letters beyond ASCII.
  @inline(__always)
  func isPlain(_ number: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let key = keys[number]
    // The highest byte is the length of a short text.
    if key.isWhole { return (key.low | key.high) & 0x8080_8080_8080_8080 == 0 }
    return look.withText(number, in: bytes) { $0.allSatisfy { $0 < 0x80 } }
  }

  /// Numbers that one thread may give to texts.
  struct Numbers {
    fileprivate var next = 0
    fileprivate var end = 0
    /// How many are taken at once, so that threads seldom wait for each other.
    static let share = 64
  }

  /// The table until room is made or an odd text is added.
  var look: Look { Look(slots: slots, keys: keys, starts: starts, texts: texts, taken: taken) }

  /// A table that does not grow; texts may be added while there is room.
  struct Look {
    fileprivate let slots: UnsafeMutableBufferPointer<Atomic<UInt64>>
    fileprivate let keys: UnsafeMutablePointer<KeyTable.Key>
    fileprivate let starts: UnsafeMutablePointer<Int>
    fileprivate let texts: [[UInt8]]
    fileprivate let taken: UnsafeMutablePointer<Atomic<Int>>
    fileprivate let shift: UInt64

    fileprivate init(
      slots: UnsafeMutableBufferPointer<Atomic<UInt64>>, keys: UnsafeMutablePointer<KeyTable.Key>,
      starts: UnsafeMutablePointer<Int>, texts: [[UInt8]], taken: UnsafeMutablePointer<Atomic<Int>>
    ) {
      (self.slots, self.keys, self.starts, self.texts, self.taken) = (slots, keys, starts, texts, taken)
      // The highest bits of a hash say where its search begins.
      shift = UInt64(slots.count.leadingZeroBitCount + 1)
    }

    /// What the search for a hash begins with.
    @inline(__always)
    func firstSlot(_ hash: UInt64) -> UInt64 {
      slots[Int(truncatingIfNeeded: hash >> shift)].load(ordering: .acquiring)
    }

    /// The key that a slot leads to, equal to no other if it is empty.
    @inline(__always)
    func key(in slot: UInt64) -> KeyTable.Key { slot == 0 ? .none : keys[Int(slot & 0xFFFF_FFFF) - 1] }

    /// The number of a text that lies in the file; -1 if it has none.
    ///
    /// - Parameters:
    ///   - key: The key of the text.
    ///   - hash: The hash of the key.
    ///   - first: The first slot for the hash.
    ///   - candidate: The key in it.
    ///   - text: The text.
    ///   - bytes: The file.
    /// - Returns: The number.
    @inline(__always)
    func number(
      of key: KeyTable.Key, _ hash: UInt64, _ first: UInt64, _ candidate: KeyTable.Key,
      _ text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
      if candidate == key, key.isWhole { return Int(first & 0xFFFF_FFFF) - 1 }
      return first == 0 ? -1 : find(key, hash, text, in: bytes).number
    }

    /// The number of any text; -1 if it has none.
    func number(of text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
      let key = KeyTable.Key(text)
      return find(key, key.hash, text, in: bytes).number
    }

    /// The number of a text that lies in the file, which is added if it has none; nil if there is no room.
    ///
    /// - Parameters:
    ///   - key: The key of the text.
    ///   - hash: The hash of the key.
    ///   - text: The text.
    ///   - start: Where it begins in the file.
    ///   - bytes: The file.
    ///   - numbers: The numbers of the thread that adds it.
    /// - Returns: The number.
    func add(
      _ key: KeyTable.Key, _ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, start: Int,
      in bytes: UnsafeBufferPointer<UInt8>, _ numbers: inout Numbers
    ) -> Int? {
      var mine = -1
      while true {
        let (known, place) = find(key, hash, text, in: bytes)
        guard known < 0 else {
          // Another thread was faster, so the number is free for the next text.
          if mine >= 0 { numbers.next = mine }
          return known
        }
        if mine < 0 {
          guard let number = number(&numbers) else { return nil }
          mine = number
          keys[mine] = key
          if !key.isWhole { starts[mine] = start }
        }
        let new = hash & 0xFFFF_FFFF_0000_0000 | UInt64(mine + 1)
        if slots[place].compareExchange(expected: 0, desired: new, ordering: .acquiringAndReleasing).exchanged {
          return mine
        }
      }
    }

    private func number(_ numbers: inout Numbers) -> Int? {
      if numbers.next == numbers.end {
        let first = taken.pointee.wrappingAdd(Numbers.share, ordering: .relaxed).oldValue
        guard first < slots.count / 2 else { return nil }
        (numbers.next, numbers.end) = (first, min(first + Numbers.share, slots.count / 2))
      }
      numbers.next += 1
      return numbers.next - 1
    }

    /// The number of a text, or -1 and the empty slot where it belongs.
    private func find(
      _ key: KeyTable.Key, _ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (number: Int, place: Int) {
      var at = Int(truncatingIfNeeded: hash >> shift)
      while true {
        let slot = slots[at].load(ordering: .acquiring)
        if slot == 0 { return (-1, at) }
        let number = Int(slot & 0xFFFF_FFFF) - 1
        // Equal hashes of long texts alone do not tell.
        if slot >> 32 == hash >> 32, keys[number] == key,
          key.isWhole || withText(number, in: bytes, { $0.elementsEqual(text) })
        {
          return (number, at)
        }
        at = (at + 1) & (slots.count - 1)
      }
    }

    /// Gives the text that has a number to somebody.
    func withText<Result>(
      _ number: Int, in bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      let key = keys[number]
      guard !key.isWhole else {
        var words = (key.low.littleEndian, key.high.littleEndian)
        return withUnsafeBytes(of: &words) { words in
          words.withMemoryRebound(to: UInt8.self) { body(UnsafeBufferPointer(rebasing: $0[..<Int(key.high >> 56)])) }
        }
      }
      let start = starts[number]
      guard start >= 0 else { return texts[-1 - start].withUnsafeBufferPointer(body) }
      return body(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(key.high & (1 << 56 - 1))]))
    }
  }
}
