using Hardware.Cosim;
using Hardware.Cosim.Tracing;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Waveforms.View;

namespace Hardware.Testing;

/// <summary>Runs a test on one sequence after the other, each from the start, and once more with waves.</summary>
internal sealed class PropertyBench<TPorts>(Func<IModule<TPorts>> create, PropertyOptions options, Action<PropertyRun<TPorts>> test)
    : IDisposable
    where TPorts : ModulePorts
{
    private Simulation<TPorts>? _simulation;
    private byte[]? _start;

    /// <summary>What becomes of a sequence.</summary>
    public Outcome Try(Stimulus stimulus)
    {
        var simulation = Restart();
        var run = new PropertyRun<TPorts>(simulation, stimulus);
        try
        {
            test(run);
            return Outcome.Passed(run.Driven);
        }
        catch (SequenceCutException)
        {
            return Outcome.Passed(run.Driven.Take(run.Driven.Length - 1));
        }
        catch (CheckFailedException failed)
        {
            return OfCheck(run, failed.Failure);
        }
        catch (Exception thrown)
        {
            // An assumption that breaks in the same cycle makes what the test saw there meaningless.
            if (run.IsInCycle && Assumption(simulation.Engine, run.Rising))
                return Outcome.Passed(run.Driven.Take(run.Driven.Length - 1));
            return Outcome.Failed(run.Driven, OfTest(run, thrown));
        }
    }

    /// <summary>Runs a failing sequence again with a trace that ends with the failing cycle.</summary>
    public string? WriteWaves(Stimulus stimulus, PropertyFailure failure, string path)
    {
        var trace = new TraceOptions { SideCar = true, MemoryWords = 32 };
        using (var simulation = Make(engine => new LastCycleEngine(new TracedEngine(engine, path, trace), failure.Cycle)))
        {
            try
            {
                test(new PropertyRun<TPorts>(simulation, stimulus));
            }
            catch (Exception)
            {
                // It fails as it did before.
            }
        }
        FailureWaves.Write(path, failure.Cycle * trace.CycleTime, failure.Signal is null ? [] : [failure.Signal], failure.Sentence);
        return path;
    }

    public void Dispose() => _simulation?.Dispose();

    private static Outcome OfCheck(PropertyRun<TPorts> run, CheckFailure failed)
    {
        var check = failed.Point.Check;
        var cycle = (int)failed.Cycle;
        return check.Kind == CheckKind.Assume
            ? Outcome.Passed(run.Driven.Take(cycle))
            : Outcome.Failed(run.Driven.Take(cycle + 1),
                new PropertyFailure($"{failed.Point.Path} {check.Message}", cycle, $"{failed.Point.Path}: {check.Message}", null, null));
    }

    private static PropertyFailure OfTest(PropertyRun<TPorts> run, Exception thrown)
    {
        var cycle = Math.Max(0, run.Driven.Length - 1);
        return thrown is ExpectationFailedException { What: var what }
            ? new PropertyFailure(what, cycle, thrown.Message, PortPath.SignalIn(what, run.Simulation.Map), null)
            : new PropertyFailure(thrown.GetType().Name, cycle, $"{thrown.GetType().Name}: {thrown.Message}", null, thrown);
    }

    private static bool Assumption(Engine engine, uint domains)
    {
        engine.Tick(domains, 1);
        return engine.TakeFailures().Any(failure => failure.Point.Check.Kind == CheckKind.Assume);
    }

    private Simulation<TPorts> Restart()
    {
        if (_simulation is not null && _start is not null)
        {
            _simulation.Engine.TakeFailures();
            _simulation.Restore(_start);
            for (var domain = 0; domain < _simulation.Engine.Design.Top.Domains.Count; domain++)
                _simulation.Engine.SetReset(domain, false);
            return _simulation;
        }
        _simulation?.Dispose();
        _simulation = Make(engine => engine);
        _start = _simulation.Engine.CanCheckpoint ? _simulation.Checkpoint() : null;
        return _simulation;
    }

    private Simulation<TPorts> Make(Func<Engine, Engine> wrap)
    {
        var module = create();
        var design = Elaborator.Elaborate((HardwareModule)module);
        return Sim.On(module, wrap(Engines.Create(options.Engine, (HardwareModule)module, design)));
    }

    /// <summary>Lets no edge come after the last cycle that is to be seen.</summary>
    private sealed class LastCycleEngine(Engine inner, long last) : EngineDecorator(inner)
    {
        public override void Tick(uint domains, long cycles)
        {
            var left = Math.Min(cycles, last - Cycle);
            if (left > 0)
                base.Tick(domains, left);
            if (left < cycles)
                throw new SequenceCutException();
        }
    }
}
