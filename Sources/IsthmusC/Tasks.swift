// How C watches a call and stops it.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms

/// What an `isthmus_task` points to.
private final class TaskHandle: Sendable {
  let monitor: WorkMonitor

  init(_ listener: ProgressListener?) {
    guard let listener else {
      monitor = WorkMonitor()
      return
    }
    monitor = WorkMonitor { listener.tell($0) }
  }
}

/// A function of the caller with what it wants to be handed.
///
/// Unchecked, because the header asks that both may be used from any thread, one call at a time.
private struct ProgressListener: @unchecked Sendable {
  let function: @convention(c) (UnsafeMutableRawPointer?, Double) -> Void
  let context: UnsafeMutableRawPointer?

  func tell(_ fraction: Double) { function(context, fraction) }
}

/// Makes a task.
@c @implementation
public func isthmus_task_create(
  _ progress: isthmus_progress?, _ context: UnsafeMutableRawPointer?
) -> OpaquePointer? {
  let listener = progress.map { ProgressListener(function: $0, context: context) }
  return OpaquePointer(Unmanaged.passRetained(TaskHandle(listener)).toOpaque())
}

/// Asks the calls that were given a task to stop.
@c @implementation
public func isthmus_task_cancel(_ task: OpaquePointer?) {
  guard let task else { return }
  Unmanaged<TaskHandle>.fromOpaque(UnsafeRawPointer(task)).takeUnretainedValue().monitor.cancel()
}

/// Gives a task's memory back.
@c @implementation
public func isthmus_task_free(_ task: OpaquePointer?) {
  guard let task else { return }
  Unmanaged<TaskHandle>.fromOpaque(UnsafeRawPointer(task)).release()
}

/// Does the work of a call under the eyes of its task, if it has one.
///
/// - Throws: `ISTHMUS_CANCELLED`, or what the work throws.
func watched<Outcome>(
  by task: OpaquePointer?, _ work: () throws(CallError) -> Outcome
) throws(CallError) -> Outcome {
  guard let task else { return try work() }
  let monitor = Unmanaged<TaskHandle>.fromOpaque(UnsafeRawPointer(task)).takeUnretainedValue().monitor
  do {
    return try monitor.watch { try work() }
  } catch let error as CallError {
    throw error
  } catch {
    // Work throws nothing else, so this is the monitor.
    throw .cancelled
  }
}
