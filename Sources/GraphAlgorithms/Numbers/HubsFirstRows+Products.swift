// Unsafe reads: products of a sparse matrix and a vector are all that the spectral measures do, one sum over neighbours
// after the other, and checks of indices would double their cost.

extension HubsFirstRows {
  /// Multiplies the rows of a block by a vector.
  ///
  /// Where rows of the same length follow each other, as they do in an undirected graph, they are taken by loops made for that
  /// length: most organisations have few ties, and to find the end of a row takes longer than to add it up.
  ///
  /// - Parameters:
  ///   - block: The number of the block.
  ///   - vector: A number for each place.
  ///   - product: Takes the sum over the neighbours of each place of the block, each times the strength of the tie.
  @inline(__always)
  func multiply<Scalar: BinaryFloatingPoint>(_ block: Int, _ vector: Room<Scalar>, into product: Room<Scalar>) {
    let (vector, product) = (vector.start, product.start)
    guard !isWeighted, !runs[block].isEmpty else {
      for place in blocks[block] { product[place] = sum(place, of: vector) }
      return
    }
    let targets = targets.start
    for run in runs[block] {
      var arc = Int(offsets.start[run.lowerBound])
      switch Int(offsets.start[run.lowerBound + 1]) - arc {
      case 0: for place in run { product[place] = 0 }
      case 1:
        for place in run {
          product[place] = vector[Int(targets[arc])]
          arc &+= 1
        }
      case 2:
        for place in run {
          product[place] = Self.two(targets + arc, vector)
          arc &+= 2
        }
      case 3:
        for place in run {
          product[place] = Self.two(targets + arc, vector) + vector[Int(targets[arc &+ 2])]
          arc &+= 3
        }
      case 4:
        for place in run {
          product[place] = Self.four(targets + arc, vector)
          arc &+= 4
        }
      case 5:
        for place in run {
          product[place] = Self.four(targets + arc, vector) + vector[Int(targets[arc &+ 4])]
          arc &+= 5
        }
      case 6:
        for place in run {
          product[place] = Self.four(targets + arc, vector) + Self.two(targets + arc + 4, vector)
          arc &+= 6
        }
      case 7:
        for place in run {
          product[place] =
            Self.four(targets + arc, vector)
            + (Self.two(targets + arc + 4, vector) + vector[Int(targets[arc &+ 6])])
          arc &+= 7
        }
      case 8:
        for place in run {
          product[place] = Self.four(targets + arc, vector) + Self.four(targets + arc + 4, vector)
          arc &+= 8
        }
      default: for place in run { product[place] = sum(place, of: vector) }
      }
    }
  }

  /// Reads two places at once: where numbers are in the cache, reads are what a product waits for.
  @inline(__always)
  private static func pair(_ places: UnsafeMutablePointer<Int32>) -> (Int, Int) {
    let both = UnsafeRawPointer(places).loadUnaligned(as: UInt64.self)
    #if _endian(little)
      return (Int(truncatingIfNeeded: both & 0xFFFF_FFFF), Int(truncatingIfNeeded: both >> 32))
    #else
      return (Int(truncatingIfNeeded: both >> 32), Int(truncatingIfNeeded: both & 0xFFFF_FFFF))
    #endif
  }

  @inline(__always)
  private static func two<Scalar: BinaryFloatingPoint>(
    _ places: UnsafeMutablePointer<Int32>, _ vector: UnsafeMutablePointer<Scalar>
  ) -> Scalar {
    let (first, second) = pair(places)
    return vector[first] + vector[second]
  }

  @inline(__always)
  private static func four<Scalar: BinaryFloatingPoint>(
    _ places: UnsafeMutablePointer<Int32>, _ vector: UnsafeMutablePointer<Scalar>
  ) -> Scalar { two(places, vector) + two(places + 2, vector) }

  /// Adds up the numbers of a place's neighbours, each times the strength of the tie.
  @inline(__always)
  func sum<Scalar: BinaryFloatingPoint>(_ place: Int, of vector: UnsafeMutablePointer<Scalar>) -> Scalar {
    var arc = Int(offsets.start[place])
    let end = Int(offsets.start[place + 1])
    let targets = targets.start
    // Four sums at a time, since each addition waits for the one before.
    var (a, b, c, d) = (Scalar.zero, Scalar.zero, Scalar.zero, Scalar.zero)
    guard strengths.count > 0 else {
      while arc &+ 4 <= end {
        let ((first, second), (third, fourth)) = (Self.pair(targets + arc), Self.pair(targets + arc + 2))
        a += vector[first]
        b += vector[second]
        c += vector[third]
        d += vector[fourth]
        arc &+= 4
      }
      while arc < end {
        a += vector[Int(targets[arc])]
        arc += 1
      }
      return (a + b) + (c + d)
    }
    let strengths = strengths.start
    while arc &+ 4 <= end {
      let ((first, second), (third, fourth)) = (Self.pair(targets + arc), Self.pair(targets + arc + 2))
      a += Scalar(strengths[arc]) * vector[first]
      b += Scalar(strengths[arc + 1]) * vector[second]
      c += Scalar(strengths[arc + 2]) * vector[third]
      d += Scalar(strengths[arc + 3]) * vector[fourth]
      arc &+= 4
    }
    while arc < end {
      a += Scalar(strengths[arc]) * vector[Int(targets[arc])]
      arc += 1
    }
    return (a + b) + (c + d)
  }
}
