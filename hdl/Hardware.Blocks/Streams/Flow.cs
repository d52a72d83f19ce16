using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>
/// A stream on its way through combinational steps, to be written as a pipeline in a <c>[Comb]</c> method:
/// <c>Source.Flow().Select(x => x + 1).Through(_queue).To(Sink);</c> Every step is logic; state is only in the blocks passed through.
/// </summary>
/// <typeparam name="T">Type of a word.</typeparam>
public sealed class Flow<T>(Bit valid, T payload, Action<Bit> takeReady)
{
    /// <summary>There is a word.</summary>
    public Bit Valid { get; } = valid;

    /// <summary>The word.</summary>
    public T Payload { get; } = payload;

    /// <summary>Every word replaced by a function of it.</summary>
    public Flow<TOut> Select<TOut>(Func<T, TOut> map) => new(Valid, map(Payload), takeReady);

    /// <summary>Only the words that satisfy a condition; the others are taken and dropped.</summary>
    public Flow<T> Where(Func<T, Bit> keep)
    {
        var kept = keep(Payload);
        return new(Valid & kept, Payload, ready => takeReady(ready | !kept));
    }

    /// <summary>Words wait while the condition is 1.</summary>
    public Flow<T> HaltWhen(Bit halt) => new(Valid & !halt, Payload, ready => takeReady(ready & !halt));

    /// <summary>Words that arrive while the condition is 1 are taken and dropped.</summary>
    public Flow<T> ThrowWhen(Bit drop) => new(Valid & !drop, Payload, ready => takeReady(ready | drop));

    /// <summary>Words of both streams side by side; both move at once.</summary>
    public Flow<TOut> Zip<TOther, TOut>(Flow<TOther> other, Func<T, TOther, TOut> join)
    {
        var both = Valid & other.Valid;
        return new(both, join(Payload, other.Payload), ready =>
        {
            takeReady(ready & both);
            other.TakeReady(ready & both);
        });
    }

    /// <summary>Through a block with state: a queue, a register slice, a converter.</summary>
    public Flow<TOut> Through<TOut>(IStreamStage<T, TOut> stage)
    {
        To(stage.Source);
        return stage.Sink.Flow();
    }

    /// <summary>The end of the pipeline: drives valid and payload of a stream, and takes its ready.</summary>
    public void To(Stream<T> sink)
    {
        sink.Valid = Valid;
        sink.Payload = Payload;
        takeReady(sink.Ready);
    }

    internal void TakeReady(Bit ready) => takeReady(ready);
}

/// <summary>The start of a pipeline.</summary>
public static class FlowExtensions
{
    /// <summary>A stream as the start of a pipeline; the pipeline drives its ready.</summary>
    public static Flow<T> Flow<T>(this Stream<T> source) => new(source.Valid, source.Payload, ready => source.Ready = ready);
}
