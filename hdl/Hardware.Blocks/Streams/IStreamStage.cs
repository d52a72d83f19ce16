using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>A block that takes words from one stream and gives words to another, so that pipelines can be written from left to right.</summary>
/// <typeparam name="TIn">Words taken.</typeparam>
/// <typeparam name="TOut">Words given.</typeparam>
public interface IStreamStage<TIn, TOut>
{
    /// <summary>Where words come from.</summary>
    Stream<TIn> Source { get; }

    /// <summary>Where words go.</summary>
    Stream<TOut> Sink { get; }
}
