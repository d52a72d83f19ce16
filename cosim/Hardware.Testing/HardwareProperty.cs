using System.Runtime.CompilerServices;
using Hardware.Cosim;
using Hardware.Cosim.Lockstep;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Testing;

/// <summary>
/// Tests a design on random input sequences. A sequence on which it fails is made as short and simple as it can be; the exception prints
/// it, and its waves
/// are left in a folder. Works in every test framework.
/// </summary>
/// <example><code>
/// HardwareProperty.Of(() => new Fifo(8, 4)).Matches(() => new Queue&lt;ulong>(), (queue, fifo, expect) =>
/// {
///     expect.Equal(fifo.Count, queue.Count);
///     if (queue.Count > 0)
///         expect.Equal(fifo.Front, queue.Peek());
///     var (push, pop) = (fifo.Push &amp;&amp; queue.Count &lt; 4, fifo.Pop &amp;&amp; queue.Count > 0);
///     if (push)
///         queue.Enqueue((ulong)fifo.Data);
///     if (pop)
///         queue.Dequeue();
/// });
/// </code></example>
public static class HardwareProperty
{
    /// <summary>A property of a design.</summary>
    /// <param name="create">Makes a new module object.</param>
    /// <param name="options">How often, how long, on which engine; null for a hundred sequences of up to a hundred cycles on the
    /// compiled model.</param>
    /// <param name="name">Name of the property, after which the waves are named; the calling method's when left out.</param>
    /// <exception cref="HdlException">The module has a mistake.</exception>
    public static HardwareProperty<TPorts> Of<TPorts>(
        Func<IModule<TPorts>> create, PropertyOptions? options = null, [CallerMemberName] string name = "")
        where TPorts : ModulePorts
    {
        var design = Elaborator.Elaborate((HardwareModule)create());
        return new HardwareProperty<TPorts>(create, design, Testing.Inputs.Of<TPorts>(design), options ?? new PropertyOptions(), name, []);
    }
}

/// <summary>A property of a design: limit its inputs, then say what holds.</summary>
public sealed class HardwareProperty<TPorts>
    where TPorts : ModulePorts
{
    private readonly Func<IModule<TPorts>> _create;
    private readonly Design _design;
    private readonly Inputs<TPorts> _inputs;
    private readonly PropertyOptions _options;
    private readonly string _name;
    private readonly IReadOnlyList<string> _examples;

    internal HardwareProperty(
        Func<IModule<TPorts>> create,
        Design design,
        Inputs<TPorts> inputs,
        PropertyOptions options,
        string name,
        IReadOnlyList<string> examples)
    {
        (_create, _design, _inputs, _options) = (create, design, inputs, options);
        (_name, _examples) = (name, examples);
    }

    /// <summary>Limits the inputs: <c>.Inputs(i => i.Always(p => p.Enable, 1).With(p => p.Op, Gen.Elements(Op.Add, Op.Min)))</c>.</summary>
    public HardwareProperty<TPorts> Inputs(Func<Inputs<TPorts>, Inputs<TPorts>> limit) =>
        new(_create, _design, limit(_inputs), _options, _name, _examples);

    /// <summary>
    /// Also tries this sequence, before all others: a table as a failed property prints it, which so becomes a test for ever. Inputs
    /// without a column are 0.
    /// </summary>
    /// <param name="table">A row of names and a row per cycle; a dot is the value of the row above.</param>
    public HardwareProperty<TPorts> Example(string table) => new(_create, _design, _inputs, _options, _name, [.. _examples, table]);

    /// <summary>
    /// The design does what a model says, cycle by cycle. The step sees the settled values of a cycle: it compares outputs with the model,
    /// reads inputs, and brings the model to the next cycle.
    /// </summary>
    /// <param name="model">Makes a model in its reset state; called for every sequence, and after a reset.</param>
    /// <param name="step">Compares and advances.</param>
    /// <exception cref="PropertyFailedException">SIM5001: they differ; the message holds the shortest sequence on which they
    /// do.</exception>
    /// <exception cref="PropertyException">SIM5002: the assumptions cut every sequence.</exception>
    public void Matches<TModel>(Func<TModel> model, Action<TModel, TPorts, Expectation> step)
    {
        var isAsynchronous = _design.Top.Domains.Any(domain => domain.Reset == ResetKind.Asynchronous);
        Holds(run =>
        {
            var state = model();
            var expect = new Expectation();
            foreach (var cycle in run.Cycles())
            {
                if (run.IsReset && isAsynchronous)
                    state = model();
                (expect.Cycle, expect.IsReset, expect.Rising) = (cycle, run.IsReset, run.Rising);
                step(state, run.Top, expect);
                if (run.IsReset)
                    state = model();
            }
        });
    }

    /// <summary>
    /// A test of one's own holds for every sequence: it goes through <see cref="PropertyRun{TPorts}.Cycles"/> and throws when something is
    /// wrong, with the assertions of any test framework.
    /// </summary>
    /// <exception cref="PropertyFailedException">SIM5001: it throws, or a check of the design fails.</exception>
    /// <exception cref="PropertyException">SIM5002: the assumptions cut every sequence.</exception>
    public void Holds(Action<PropertyRun<TPorts>> test)
    {
        using var bench = new PropertyBench<TPorts>(_create, _options, test);
        Search(bench.Try, bench.WriteWaves);
    }

    /// <summary>No check of the design ever fails.</summary>
    /// <exception cref="PropertyFailedException">SIM5001: one does.</exception>
    public void KeepsItsAssertions() => Holds(run =>
    {
        foreach (var _ in run.Cycles())
        {
        }
    });

    /// <summary>Engines agree in every signal and memory that all of them can read, in every cycle.</summary>
    /// <exception cref="PropertyFailedException">SIM5001: they differ.</exception>
    /// <exception cref="SimulationException">An engine cannot be made; SIM3008: fewer than two are given.</exception>
    public void AgreesOn(params IReadOnlyList<EngineKind> engines)
    {
        LockstepDifference? Run(Stimulus stimulus, string? folder)
        {
            using var run = new LockstepRun([.. engines.Select(Make)], new LockstepOptions
            {
                Stimulus = (_, _) => new LockstepStimulus(stimulus),
                OutputFolder = folder,
                Seed = _options.ChosenSeed,
                WaveCycles = stimulus.Length,
            });
            return run.Run(stimulus.Length).Difference;
        }
        Search(
            stimulus => Run(stimulus, null) is { } different
                ? Outcome.Failed(stimulus, Failure(different))
                : Outcome.Passed(stimulus),
            (stimulus, _, path) => Run(stimulus, Path.GetDirectoryName(path))?.Waveform);
    }

    private Engine Make(EngineKind kind)
    {
        var module = (HardwareModule)_create();
        return Engines.Create(kind, module, Elaborator.Elaborate(module));
    }

    private static PropertyFailure Failure(LockstepDifference different)
    {
        var (path, values) = (different.Path, different.Values.Select(value => $"{value.Value} on {value.Engine}"));
        return new PropertyFailure(path, (int)different.Cycle, $"{path} is {string.Join(", ", values)}", path, null);
    }

    private void Search(Func<Stimulus, Outcome> attempt, Func<Stimulus, PropertyFailure, string, string?> writeWaves)
    {
        var search = new PropertySearch(_inputs.Sequences(_options.MaxLength), attempt, _options);
        if (search.Run(_examples.Select(table => StimulusTable.Parse(table, _inputs.Columns))) is { } found)
            throw PropertyReport.Of(_design, _name, _options, found, writeWaves);
        if (search.CyclesRun == 0)
        {
            throw new PropertyException("SIM5002", $"the assumptions of {_design.Top.Name} cut every sequence before its first cycle: "
                + "limit the inputs to legal ones, .Inputs(i => i.With(...)).");
        }
    }
}
